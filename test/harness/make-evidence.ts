/** Small factories for evidence: say what the test is about, the rest has a plain default in which nothing is wrong. */
import type {
  AnswerStep,
  Challenge,
  Evidence,
  Exchange,
  PerformStep,
  PhaseName,
  RunRecord,
  Step,
  TargetFacts,
} from '../../harness/record.ts'

/** Epoch milliseconds at which everything happens unless a test says otherwise. */
export const start = Date.UTC(2030, 0, 15, 9)
export const rent = { payee: 'DE17000000000000000001', cents: 95_000 }

const base = {
  actor: 'victim',
  account: 'victim',
  holder: 'victim 1',
  stolen: null,
  position: 'victim-home',
  address: '127.20.0.3',
  at: start,
  outcome: 'done',
  exchanges: ['x1'],
} as const

export function makeFacts(overrides: Partial<TargetFacts> = {}): TargetFacts {
  return {
    name: 'made up',
    capabilities: ['known-devices', 'totp', 'dpop', 'statement', 'transfer', 'change-email'],
    surfaces: ['session', 'api'],
    operations: [
      {
        id: 'statement',
        title: 'read the statement',
        level: 1,
        maxAgeSeconds: null,
        binds: [],
        effect: 'disclosure',
        exemption: null,
        trusted: null,
        tells: false,
      },
      {
        id: 'transfer',
        title: 'send money',
        level: 2,
        maxAgeSeconds: 300,
        binds: ['payee', 'cents'],
        effect: 'state',
        exemption: { field: 'cents', upTo: 3000, totalUpTo: 10_000, timesUpTo: 5 },
        trusted: { by: 'add-payee', field: 'payee' },
        tells: false,
      },
      {
        id: 'trust-device',
        title: 'trust the device',
        level: 2,
        maxAgeSeconds: 300,
        binds: [],
        effect: 'disclosure',
        exemption: null,
        trusted: null,
        tells: false,
      },
      {
        id: 'admin-page',
        title: 'open the administration page',
        level: 3,
        maxAgeSeconds: 300,
        binds: [],
        effect: 'disclosure',
        exemption: null,
        trusted: null,
        tells: false,
      },
      {
        id: 'change-email',
        title: 'change the address',
        level: 2,
        maxAgeSeconds: 300,
        binds: [],
        effect: 'state',
        exemption: null,
        trusted: null,
        tells: true,
      },
      {
        id: 'remove-factor',
        title: 'remove a factor',
        level: 3,
        maxAgeSeconds: 300,
        binds: ['kind'],
        effect: 'state',
        exemption: null,
        trusted: null,
        tells: false,
      },
      {
        id: 'add-payee',
        title: 'add a trusted payee',
        level: 2,
        maxAgeSeconds: 300,
        binds: ['payee'],
        effect: 'state',
        exemption: null,
        trusted: null,
        tells: false,
      },
    ],
    sessions: { cookies: ['__Host-session'], idleSeconds: 900, absoluteSeconds: 28_800, trustedDeviceSeconds: null },
    limits: { consecutiveGuesses: 5, lockSeconds: 1800, unapprovedPrompts: 2 },
    ...overrides,
  }
}

/** What every answer over TLS says. */
const hsts = [{ name: 'strict-transport-security', value: 'max-age=31536000' }]

export function makeExchange(id = 'x1', status: number | null = 200): Exchange {
  return {
    id,
    actor: 'victim',
    from: '127.20.0.3',
    startedDateTime: '2030-01-15T09:00:00.000Z',
    time: 3,
    request: { method: 'POST', url: 'https://localhost:8443/api/transfers', headers: [], postData: null },
    response: status === null ? null : { status, headers: hsts, content: { size: 2, mimeType: 'application/json', text: '{}' } },
    failure: status === null ? 'cut off' : null,
  }
}

export function makeChallenge(overrides: Partial<Challenge> = {}): Challenge {
  return {
    id: 'challenge 1',
    operation: 'transfer',
    level: 2,
    maxAgeSeconds: 300,
    holder: 'victim 1',
    account: 'victim',
    values: rent,
    ...overrides,
  }
}

export function makeSignIn(overrides: Partial<Extract<Step, { does: 'sign-in' }>> = {}): Step {
  return { does: 'sign-in', ...base, way: 'password', comparison: null, ...overrides }
}

export function makeSignOut(overrides: Partial<Extract<Step, { does: 'sign-out' }>> = {}): Step {
  return { does: 'sign-out', ...base, everywhere: false, ...overrides }
}

export function makeRenew(overrides: Partial<Extract<Step, { does: 'renew' }>> = {}): Step {
  return { does: 'renew', ...base, token: '{refresh-token 1}', shows: null, ...overrides }
}

export function makeRedeem(overrides: Partial<Extract<Step, { does: 'redeem' }>> = {}): Step {
  return { does: 'redeem', ...base, code: '{code 1}', verifier: 'own', ...overrides }
}

export function makeListen(requests: number): Step {
  return { does: 'listen', ...base, actor: 'attacker', exchanges: [], what: 'a key set', requests }
}

export function makeEvent(event: Extract<Step, { does: 'event' }>['event']): Step {
  return { does: 'event', ...base, actor: 'operator', holder: 'operator', exchanges: [], event }
}

export function makeProbe(overrides: Partial<Extract<Step, { does: 'probe' }>> = {}): Step {
  return { does: 'probe', ...base, what: 'GET /', comparison: null, demands: null, ...overrides }
}

export function makePerform(overrides: Partial<PerformStep> = {}): PerformStep {
  return {
    does: 'perform',
    ...base,
    operation: 'transfer',
    values: rent,
    spelling: null,
    after: 'challenge 1',
    challenge: null,
    disclosed: false,
    presented: null,
    ...overrides,
  }
}

export function makeAsked(overrides: Partial<PerformStep> = {}): PerformStep {
  return makePerform({ outcome: 'challenged', after: null, challenge: makeChallenge(), ...overrides })
}

export function makeAnswer(overrides: Partial<AnswerStep> = {}): AnswerStep {
  return {
    does: 'answer',
    ...base,
    challenge: makeChallenge(),
    factor: 'totp',
    level: 2,
    proofOf: 'victim',
    proof: '{code 1}',
    shown: null,
    codeStep: 100,
    ...overrides,
  }
}

export function makeLook(overrides: Partial<Extract<Step, { does: 'phone' }>> = {}): Step {
  return {
    does: 'phone',
    ...base,
    holder: 'victim’s phone',
    prompts: ['{prompt 1}'],
    decision: null,
    rightNumber: null,
    ...overrides,
  }
}

/** A transfer that was challenged, approved and done, with its effect; in the attack one that was challenged only. */
export function makeEvidence(phase: PhaseName, overrides: Partial<Evidence> = {}): Evidence {
  const holds = ['totp', 'webauthn']
  const shared = {
    phase,
    holds,
    exchanges: [makeExchange()],
    audit: null,
    leaks: [],
    notices: null,
    failure: null,
    skipped: null,
  }
  if (phase === 'attack') {
    const expected = { outcome: 'challenged', mayBeDone: 0, mayNotExist: false, level: null } as const
    const stolen = { from: 'victim 1', goods: ['device-key'] }
    const steps = [makeAsked({ actor: 'attacker', holder: 'attacker 1', stolen })]
    return { ...shared, steps, effects: [], decided: [0], expected, ...overrides }
  }
  const effects = [{ operation: 'transfer', account: 'victim', values: rent } as const]
  const steps = [makeSignIn(), makeAsked(), makeAnswer(), makePerform()]
  return { ...shared, steps, effects, decided: [3], expected: null, ...overrides }
}

export function makeRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  const id = 'otp-replay/reuse-totp-code[session]'
  return {
    format: 'stepproof-run',
    version: 1,
    suite: { name: 'stepproof', version: '0.1.0' },
    target: { facts: makeFacts(), origin: 'https://localhost:8443', weakened: ['totp-code-not-spent'], file: null },
    scenarios: null,
    seed: 42,
    command: 'stepproof run --seed 42',
    startedDateTime: '2030-01-15T09:00:00.000Z',
    time: 12,
    complete: true,
    checks: [id],
    plan: 'plan 1',
    part: null,
    attempts: [
      {
        id,
        round: 1,
        scenario: 'otp-replay/reuse-totp-code',
        title: 'Use a one-time code for the second time',
        story: 'Somebody sees a code.',
        class: 'otp-replay',
        seen: ['https://example.test/'],
        source: null,
        known: null,
        requirements: ['asvs-5.0.0:6.5.1'],
        surface: 'session',
        variant: null,
        phases: [makeEvidence('honest'), makeEvidence('attack'), makeEvidence('again')],
        verdict: { kind: 'defended', reason: 'the attack was challenged' },
      },
    ],
    ...overrides,
  }
}
