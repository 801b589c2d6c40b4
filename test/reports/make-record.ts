/** Small factories for records: say what the test is about, the rest has a plain default. */
import type {
  AnswerStep,
  AttemptRecord,
  Challenge,
  Evidence,
  Exchange,
  PerformStep,
  PhaseName,
  Role,
  RunRecord,
  Step,
} from '../../harness/record.ts'

const start = Date.UTC(2026, 2, 1, 9, 30)

interface ExchangeSketch {
  readonly id?: string
  readonly actor?: Role
  readonly method?: string
  readonly url?: string
  readonly status?: number
  readonly sent?: string
  readonly received?: string
}

export function makeExchange(sketch: ExchangeSketch = {}): Exchange {
  const { id = 'x1', actor = 'victim', method = 'POST', url = 'https://127.0.0.1:8443/api/transfers', status = 200 } = sketch
  return {
    id,
    actor,
    from: actor === 'victim' ? '127.10.0.1' : '127.66.0.1',
    startedDateTime: '2026-03-01T09:30:00.125Z',
    time: 12.4,
    request: {
      method,
      url,
      headers: [
        { name: 'accept', value: 'application/json' },
        { name: 'x-request-id', value: id },
        { name: 'cookie', value: '__Host-session={session-cookie 1}' },
      ],
      postData: sketch.sent === undefined ? null : { mimeType: 'application/json', text: sketch.sent },
    },
    response: {
      status,
      headers: [
        { name: 'content-type', value: 'application/json' },
        { name: 'cache-control', value: 'no-store' },
      ],
      content: { size: 2, mimeType: 'application/json', text: sketch.received ?? '{}' },
    },
    failure: null,
  }
}

const base = (actor: Role): Omit<Step, 'does' | 'outcome'> => ({
  actor,
  account: 'victim',
  holder: `${actor} 1`,
  stolen: null,
  position: `${actor}-home`,
  address: actor === 'victim' ? '127.10.0.1' : '127.66.0.1',
  at: start,
  exchanges: ['x1'],
})

/** The operator makes no steps here. */
function roleOf({ actor }: Partial<Pick<Step, 'actor'>>): Role {
  return actor === undefined || actor === 'operator' ? 'victim' : actor
}

export function makeSignIn(overrides: Partial<Extract<Step, { does: 'sign-in' }>> = {}): Step {
  return { does: 'sign-in', ...base(roleOf(overrides)), outcome: 'done', way: 'password', comparison: null, ...overrides }
}

export function makePerform(overrides: Partial<PerformStep> = {}): PerformStep {
  return {
    does: 'perform',
    ...base(roleOf(overrides)),
    outcome: 'done',
    operation: 'transfer',
    values: { payee: 'DE17000000000000000001', cents: 95_000 },
    spelling: null,
    after: null,
    challenge: null,
    disclosed: false,
    presented: null,
    ...overrides,
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
    values: { payee: 'DE17000000000000000001', cents: 95_000 },
    ...overrides,
  }
}

export function makeAnswer(overrides: Partial<AnswerStep> = {}): AnswerStep {
  return {
    does: 'answer',
    ...base(roleOf(overrides)),
    outcome: 'done',
    challenge: makeChallenge(),
    factor: 'totp',
    level: 2,
    proofOf: 'victim',
    proof: '{totp-code 1}',
    shown: null,
    codeStep: null,
    ...overrides,
  }
}

export function makeEvidence(phase: PhaseName, overrides: Partial<Evidence> = {}): Evidence {
  return {
    phase,
    holds: ['totp', 'webauthn'],
    steps: [makePerform()],
    exchanges: [makeExchange()],
    effects: [],
    audit: null,
    leaks: [],
    notices: null,
    decided: [0],
    expected: phase === 'attack' ? { outcome: 'refused', mayBeDone: 0, mayNotExist: false, level: null } : null,
    failure: null,
    skipped: null,
    ...overrides,
  }
}

export function makeAttempt(overrides: Partial<AttemptRecord> = {}): AttemptRecord {
  const { scenario = 'replay/totp-code-twice', surface = 'session', variant = null } = overrides
  return {
    id: `${scenario}[${variant === null ? surface : `${surface},${variant}`}]`,
    round: 1,
    scenario,
    title: 'Use a one-time code twice',
    story: 'Somebody looks over the shoulder of a customer and types the same code once more.',
    class: 'otp-replay',
    source: null,
    seen: [],
    requirements: [],
    surface,
    variant,
    phases: [makeEvidence('honest'), makeEvidence('attack'), makeEvidence('again')],
    verdict: { kind: 'defended', reason: 'the second use was refused' },
    known: null,
    ...overrides,
  }
}

export function makeRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  const attempts = overrides.attempts ?? [makeAttempt()]
  return {
    format: 'stepproof-run',
    version: 1,
    suite: { name: 'stepproof', version: '0.1.0' },
    target: {
      facts: {
        name: 'reference',
        capabilities: ['totp', 'transfer'],
        surfaces: ['session', 'api'],
        operations: [],
        sessions: null,
        limits: { consecutiveGuesses: 5, lockSeconds: 900, unapprovedPrompts: null },
      },
      origin: 'https://127.0.0.1:8443',
      weakened: [],
      file: null,
    },
    scenarios: null,
    seed: 42,
    command: 'stepproof run --seed 42',
    startedDateTime: '2026-03-01T09:30:00.000Z',
    time: 12_345,
    complete: true,
    checks: attempts.map((attempt) => attempt.id),
    plan: 'plan 1',
    part: null,
    attempts,
    ...overrides,
  }
}
