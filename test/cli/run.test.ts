import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { proxyAddress } from '../../harness/network/positions.ts'
import type { AttemptRecord, RunRecord } from '../../harness/record.ts'
import { filtered, plan } from '../../harness/runner/plan.ts'
import { reference } from '../../harness/targets/reference.ts'
import { scenarios } from '../../scenarios/index.ts'
import { exists, folder, type Outcome, recordIn, stepproof } from './stepproof.ts'

/** A part of the library that acts from everywhere; all of it is run by `npm start`. */
const words = ['session-', 'otp-replay', 'proxy-ip-trust', 'aitm-relay', 'geo-travel', 'txn-unbound', 'acr-strip']

describe('run on the sound reference', () => {
  const out = folder()
  let outcome: Outcome
  let record: RunRecord

  beforeAll(async () => {
    outcome = await stepproof('run', ...words, '--seed', '7', '--out', out)
    record = recordIn(out)
  }, 300_000)

  test('exits 0 and defends every applicable attempt', () => {
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
    const kinds = new Set(record.attempts.map(({ verdict }) => verdict.kind))
    expect([...kinds]).toEqual(['defended'])
  })

  test('judges every attempt of the plan, in its order', () => {
    const { checks, attempts } = record
    const planned = filtered(plan(scenarios, reference.facts), words).map(({ id }) => id)
    expect(checks).toEqual(planned)
    expect(attempts.map(({ id }) => id)).toEqual(planned)
  })

  test('says first what ran against what, and how to repeat it', () => {
    const [first = ''] = outcome.stdout.split('\n')
    expect(first).toMatch(/^stepproof \d+\.\d+\.\d+ · reference .* seed 7 · repeat: stepproof run .* --seed 7$/)
  })

  test('writes record, JUnit and HTML, and leaves no journal and nothing half-written', () => {
    expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.html', 'run.json'])
  })

  test('had each actor seen by the server at an address of his own', () => {
    for (const { id, phases } of record.attempts) {
      for (const { steps, audit, exchanges } of phases) {
        const seen = new Map(audit?.map(({ requestId, address }) => [requestId, address]))
        for (const step of steps) {
          for (const exchange of step.exchanges) {
            // What goes through a relay comes from there; what goes through the target's own proxy, from whoever stands behind it.
            const sender = exchanges.find((sent) => sent.id === exchange)?.from
            const from = sender === proxyAddress ? step.address : sender
            if (seen.has(exchange)) expect(seen.get(exchange), `${id} ${exchange}`).toBe(from)
          }
        }
        const victims = new Set(steps.filter(({ position }) => position === 'victim-home').map(({ address }) => address))
        const strangers = new Set(steps.filter(({ position }) => position === 'elsewhere').map(({ address }) => address))
        expect(
          [...victims].filter((address) => strangers.has(address)),
          id,
        ).toEqual([])
      }
    }
  })

  test('keeps every attack exchange in the audit log of the server', () => {
    const logged = record.attempts.flatMap(({ phases }) => phases.flatMap(({ audit }) => audit ?? []))
    expect(logged.length).toBeGreaterThan(500)
    expect(new Set(logged.map(({ address }) => address)).size).toBeGreaterThan(60)
  })
})

function essenceOf({ exchanges, ...step }: AttemptRecord['phases'][number]['steps'][number]) {
  return { ...step, exchanges: exchanges.length }
}

test('the same seed gives the same verdicts, order and checks; so do one and two workers', async () => {
  const [one, two] = [folder(), folder()]
  await Promise.all([
    stepproof('run', 'otp-replay', 'single-use-race', '--seed', '3', '--workers', '1', '--out', one),
    stepproof('run', 'otp-replay', 'single-use-race', '--seed', '3', '--workers', '2', '--out', two),
  ])
  const essence = (out: string) => {
    const { checks, attempts } = recordIn(out)
    return {
      checks,
      // Of steps that race each other any may win: there only the verdict is the same.
      attempts: attempts.map(({ id, class: name, verdict, phases }) =>
        name === 'single-use-race' ? [id, verdict.kind] : [id, verdict, phases.map(({ steps }) => steps.map(essenceOf))],
      ),
    }
  }
  expect(essence(one)).toEqual(essence(two))
}, 120_000)

test('a weakened reference exits 1 and names oracle, exchanges and replay command', async () => {
  const out = folder()
  const { code, stdout } = await stepproof('run', 'txn-unbound', '--weaken', 'approval-not-bound-to-payee', '--out', out)
  expect(code).toBe(1)
  expect(stdout).toContain('executed-as-approved')
  expect(stdout).toMatch(/sp1-\d+-attack-\d+/)
  expect(stdout).toContain('stepproof replay')
  const breached = recordIn(out).attempts.filter(({ verdict }) => verdict.kind === 'breached')
  expect(breached.map(({ variant }) => variant)).toEqual(['payee', 'payee'])

  const [attempt] = breached
  const replayed = await stepproof('replay', `${join(out, 'run.json')}#${attempt?.id}`)
  expect(replayed.code).toBe(1)
  expect(replayed.stdout).toContain('executed-as-approved')
  expect(replayed.stdout).toMatch(/> POST https:\/\/localhost:\d+\/api\/transfers/)
}, 120_000)

test('--json puts one document on stdout and nothing else', async () => {
  const { code, stdout } = await stepproof('run', 'acr-strip', '--json', '--out', folder())
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ format: 'stepproof-run', complete: true })
}, 60_000)

/** What the plain bank was built to withstand; its passwords can be guessed, and it takes old TLS suites. */
const withstood = [
  'session-',
  'otp-replay',
  'txn-',
  'single-use-race',
  'max-age',
  'challenge-swap-session',
  'gate-',
  'acr-',
  'dpop',
  'user-enum',
  'cors',
]

test('the scenarios run unchanged on a target of another kind; what it lacks is named', async () => {
  const out = folder()
  const { code, stdout } = await stepproof('run', ...withstood, '--target', 'test/targets/plain-bank/target.ts', '--out', out)
  expect(code, stdout).toBe(0)
  const { attempts } = recordIn(out)
  const reasons = attempts.flatMap(({ verdict }) => (verdict.kind === 'not-applicable' ? [verdict.reason] : []))
  expect(reasons.filter((reason) => !/^the target (?:has no api surface|lacks: [a-z-]+(?:, [a-z-]+)*)$/.test(reason))).toEqual([])
  expect(new Set(reasons)).toContain('the target has no api surface')
  expect(new Set(reasons)).toContain('the target lacks: device-key')
  expect(attempts.filter(({ verdict }) => verdict.kind === 'defended').length).toBeGreaterThanOrEqual(10)
}, 60_000)

test.each(['approval-not-bound-to-payee', 'totp-code-not-spent'])(
  'the other target without %s is breached',
  async (weakness) => {
    const { code, stdout } = await stepproof(
      'run',
      '--target',
      'test/targets/plain-bank/target.ts',
      '--weaken',
      weakness,
      '--out',
      folder(),
    )
    expect(code, stdout).toBe(1)
  },
  60_000,
)

test('a report that cannot be written is said so with the flag to change', async () => {
  const { code, stderr } = await stepproof('run', 'acr-strip', '--out', join('package.json', 'reports'))
  expect(code).toBe(64)
  expect(stderr).toContain('--out')
  expect(readFileSync('package.json', 'utf8')).toContain('"stepproof"')
  expect(exists('package.json', 'reports')).toBe(false)
})
