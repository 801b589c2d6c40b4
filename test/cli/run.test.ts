import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AttemptRecord } from '../../harness/record.ts'
import { plan } from '../../harness/runner/plan.ts'
import { reference } from '../../harness/targets/reference.ts'
import { scenarios } from '../../scenarios/index.ts'
import { exists, folder, type Outcome, recordIn, stepproof } from './stepproof.ts'

describe('run on the sound reference', () => {
  const out = folder()
  let outcome: Outcome

  beforeAll(async () => {
    outcome = await stepproof('run', '--seed', '7', '--out', out)
  }, 120_000)

  test('exits 0 and defends every applicable attempt', () => {
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
    const kinds = new Set(recordIn(out).attempts.map(({ verdict }) => verdict.kind))
    expect([...kinds]).toEqual(['defended'])
  })

  test('judges every attempt of the plan, in its order', () => {
    const { checks, attempts } = recordIn(out)
    const planned = plan(scenarios, reference.facts).map(({ id }) => id)
    expect(checks).toEqual(planned)
    expect(attempts.map(({ id }) => id)).toEqual(planned)
  })

  test('says first what ran against what, and how to repeat it', () => {
    const [first = ''] = outcome.stdout.split('\n')
    expect(first).toMatch(/^stepproof \d+\.\d+\.\d+ · reference .* seed 7 · repeat: stepproof run --seed 7$/)
  })

  test('writes record, JUnit and HTML, and leaves no journal and nothing half-written', () => {
    expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.html', 'run.json'])
  })

  test('had each actor seen by the server at an address of his own', () => {
    for (const { id, phases } of recordIn(out).attempts) {
      for (const { steps, audit } of phases) {
        const seen = new Map(audit?.map(({ requestId, address }) => [requestId, address]))
        for (const step of steps) {
          for (const exchange of step.exchanges) {
            if (seen.has(exchange)) expect(seen.get(exchange), `${id} ${exchange}`).toBe(step.address)
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
    const logged = recordIn(out).attempts.flatMap(({ phases }) => phases.flatMap(({ audit }) => audit ?? []))
    expect(logged.length).toBeGreaterThan(500)
    expect(new Set(logged.map(({ address }) => address)).size).toBeGreaterThan(60)
  })
})

/** Of steps that race each other, any may be sent first and any may win: those that did the same at the same time are taken together. */
function unraced(steps: AttemptRecord['phases'][number]['steps']) {
  const alike = Map.groupBy(steps, ({ at, does, holder }) => [at, does, holder].join(' '))
  return [...alike].map(([what, those]) => [
    what,
    those.map(({ exchanges, ...step }) => JSON.stringify({ ...step, exchanges: exchanges.length })).toSorted(),
  ])
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
      attempts: attempts.map(({ id, verdict, phases }) => ({ id, verdict, phases: phases.map(({ steps }) => unraced(steps)) })),
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

test('the scenarios run unchanged on a target of another kind; what it lacks is named', async () => {
  const out = folder()
  const { code, stdout } = await stepproof('run', '--target', 'test/targets/plain-bank/target.ts', '--out', out)
  expect(code, stdout).toBe(0)
  const { attempts } = recordIn(out)
  const reasons = attempts.flatMap(({ verdict }) => (verdict.kind === 'not-applicable' ? [verdict.reason] : []))
  expect([...new Set(reasons)].sort()).toEqual([
    'the target has no api surface',
    'the target lacks: clock',
    'the target lacks: clock, admin-page, webauthn',
    'the target lacks: device-key',
    'the target lacks: open-id-connect',
  ])
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
