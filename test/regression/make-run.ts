/** Small records for what is decided about runs: one scenario a letter, and of each attempt only the verdict matters. */
import type { AttemptRecord, KnownFinding, RunRecord, Verdict, VerdictKind } from '../../harness/record.ts'
import { idInRound } from '../../harness/rounds.ts'
import { makeAttempt, makeRecord } from '../reports/make-record.ts'

export const verdictOf = (kind: VerdictKind, oracle = 'code-spent-once'): Verdict =>
  kind === 'breached'
    ? { kind, violations: [{ oracle, phase: 'attack', says: 'it was used twice', exchanges: [] }] }
    : { kind, reason: 'so it was' }

export const checkId = (letter: string) => `otp-replay/${letter}[session]`

interface AttemptSketch {
  readonly letter: string
  readonly kind?: VerdictKind
  readonly round?: number
  readonly known?: KnownFinding | null
  readonly oracle?: string
}

export function attemptOf({ letter, kind = 'defended', round = 1, known = null, oracle }: AttemptSketch): AttemptRecord {
  return makeAttempt({
    id: idInRound(checkId(letter), round),
    round,
    scenario: `otp-replay/${letter}`,
    phases: [],
    verdict: verdictOf(kind, oracle),
    known,
  })
}

export function runOf(sketches: readonly AttemptSketch[], overrides: Partial<RunRecord> = {}): RunRecord {
  return makeRecord({ attempts: sketches.map(attemptOf), ...overrides })
}
