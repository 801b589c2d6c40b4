import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makePerson, type Person } from '../../harness/actors/person.ts'
import { filtered, plan } from '../../harness/runner/plan.ts'
import { reference } from '../../harness/targets/reference.ts'
import { scenarios } from '../../scenarios/index.ts'
import { unfolded } from '../reports/unfolded.ts'
import { folder, recordIn, start } from './stepproof.ts'

const seed = 42
/** A part of the library in which every kind of secret is used. */
const words = ['txn-unbound', 'otp-replay', 'refresh-reuse', 'aitm-relay']

/** Everybody who takes part in the run, made from the same seed as the run makes them. */
function everybody(): Person[] {
  return filtered(plan(scenarios, reference.facts), words).flatMap(({ id }) =>
    (['honest victim', 'victim', 'attacker'] as const).map((label) =>
      makePerson(seed, `${id}/${label}`, 'customer', '127.0.0.1'),
    ),
  )
}

/** A secret in the forms in which it could slip out. */
function forms(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('base64url')]
}

test('no password, seed, cookie, token, code or proof of a run stands in record, reports, journal or terminal output', async () => {
  const out = folder()
  const running = start('run', ...words, '--seed', String(seed), '--weaken', 'approval-not-bound-to-payee', '--out', out)
  await running.shows('[20/')
  const journal = readFileSync(join(out, 'run.journal.jsonl'), 'utf8')
  const { stdout, stderr, code } = await running.done
  expect(code).toBe(1)
  const { attempts, plan: digest } = recordIn(out)
  const [attempt] = attempts
  const replayed = await start('replay', `${join(out, 'run.json')}#${attempt?.id}`).done
  const files = readdirSync(out).map((name) => [name, readable(name, readFileSync(join(out, name), 'utf8'))] as const)
  const artefacts = new Map([...files, ['journal', journal], ['stdout', stdout], ['stderr', stderr], ['replay', replayed.stdout]])
  expect(artefacts.size).toBe(7)

  const people = everybody()
  // The logins do stand there: the scan looks at the right people.
  expect(people.filter(({ login }) => artefacts.get('run.json')?.includes(login)).length).toBeGreaterThan(50)
  const credentials = credentialIds(artefacts.get('run.json') ?? '')
  expect(credentials.size).toBeGreaterThan(3)
  for (const [name, text] of artefacts) {
    for (const { password, totp } of people) {
      for (const form of [...forms(password), totp.secret.base32, totp.secret.hex])
        expect(text.includes(form), `${name}: ${form}`).toBe(false)
    }
    expect(text.match(/"?code\\?["=]:?\\?"?\d{6}/g) ?? [], name).toEqual([])
    // Signed tokens, and anything that is long and random: 256-bit cookies, codes, verifiers, states.
    expect(text.match(/\beyJ[\w-]{10,}\.[\w-]+/g) ?? [], name).toEqual([])
    const random = (text.match(/(?<![\w-])[\w-]{40,}(?![\w-])/g) ?? []).filter(
      (run) => !known(run) && !credentials.has(run) && run !== digest,
    )
    expect(random, name).toEqual([])
  }
}, 120_000)

/** What a page has packed for its script, unpacked; its packed form is random to look at. */
function readable(name: string, text: string): string {
  return name.endsWith('.html') ? unfolded(text).replaceAll(/data-(?:packed|sample)="[^"]*"/g, '') : text
}

/** Long runs that are no secrets: ids of attempts, and hashes that a page allows its own style and script by. */
function known(run: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+){4,}$/.test(run) || run.startsWith('sha256-')
}

/** WebAuthn credential ids are public: the server names them in its options, the authenticator in its answer. */
function credentialIds(recordText: string): ReadonlySet<string> {
  return new Set([...recordText.matchAll(/allowCredentials\\":\[\{\\"id\\":\\"([\w-]+)/g)].flatMap(([, id]) => id ?? []))
}
