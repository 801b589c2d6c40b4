/** Small factories for what reports on requirements are made from. */
import type { KillMatrix, KillMatrixRow } from '../../../harness/kill-matrix-record.ts'
import type { AttemptRecord, RunRecord, Verdict, VerdictKind } from '../../../harness/record.ts'
import { type Catalogue, catalogue, type Entry } from '../../../reports/catalogues/catalogue.ts'
import { type Assessment, assess, type PlannedAttempt } from '../../../reports/compliance/index.ts'
import { makeMatrix } from '../make-matrix.ts'
import { makeAttempt, makeRecord } from '../make-record.ts'

/** A catalogue `rules-1` whose requirement `1` is tested by class `otp-replay` and by whoever cites it. */
export function makeCatalogue(
  entries: readonly Entry[] = [{ id: '1', says: 'Codes work once.', classes: ['otp-replay'] }],
): Catalogue {
  return catalogue({
    id: 'rules-1',
    title: 'The rules',
    version: '1',
    publisher: 'Somebody',
    link: 'https://example.test/rules',
    extent: 'All of it.',
    linkTo: (id) => `https://example.test/rules#${id}`,
    entries,
  })
}

const verdicts: Readonly<Record<VerdictKind, Verdict>> = {
  breached: {
    kind: 'breached',
    violations: [{ oracle: 'code-spent-once', phase: 'attack', says: 'a code was accepted twice', exchanges: ['x-7', 'x-9'] }],
  },
  inconclusive: { kind: 'inconclusive', reason: 'the honest flow failed' },
  defended: { kind: 'defended', reason: 'the attack was refused' },
  'not-applicable': { kind: 'not-applicable', reason: 'the target lacks: totp' },
}

/** Attempts of `otp-replay/a`, `otp-replay/b` and so on, one for each verdict. */
export function makeAttempts(...kinds: readonly VerdictKind[]): AttemptRecord[] {
  return kinds.map((kind, index) => {
    const scenario = `otp-replay/${'abcdefgh'.charAt(index)}`
    return makeAttempt({ id: `${scenario}[session]`, scenario, class: 'otp-replay', requirements: [], verdict: verdicts[kind] })
  })
}

/** A weakness `not-spent` that was caught by the attempts. */
export function makeCaught(attempts: readonly AttemptRecord[], overrides: Partial<KillMatrixRow> = {}): KillMatrix {
  const cells = attempts.map(({ id, scenario }) => ({
    attempt: id,
    scenario,
    verdict: 'breached' as const,
    oracles: ['code-spent-once'],
    reason: null,
    reached: true,
    noticed: 'rightly' as const,
  }))
  const weakness = {
    id: 'not-spent',
    title: 'A code is not spent',
    class: 'otp-replay',
    cwe: 'CWE-294',
    breaks: ['code-spent-once'],
  }
  return makeMatrix({ rows: [{ weakness, result: 'caught', complete: true, cells, ...overrides }] })
}

export interface Sketch {
  readonly attempts: readonly AttemptRecord[]
  /** Default: as the record has them. */
  readonly planned?: readonly PlannedAttempt[]
  /** Default: each attempt caught a weakness. */
  readonly matrix?: KillMatrix | null
  readonly record?: Partial<RunRecord>
  readonly catalogue?: Catalogue
}

export function assessed({ attempts, planned = attempts, matrix = makeCaught(attempts), record, catalogue }: Sketch): Assessment {
  return assess({ record: makeRecord({ attempts, ...record }), matrix, planned }, catalogue ?? makeCatalogue())
}

/** One that a class tests, one that nobody does, one that nobody can, and one with a figure. */
export const entries = [
  { id: '1', says: 'Codes work once.', classes: ['otp-replay'] },
  { id: '2', says: 'Nobody looks at this.' },
  { id: '3', says: 'Nobody can look at this.', notTestable: 'It is on paper.' },
  {
    id: '4.a',
    says: 'Sessions end.',
    classes: ['session-timeouts'],
    limits: [{ fact: 'consecutiveGuesses', bound: 'at most', value: 1 }],
  },
] as const

/** A run with a breach that is a known finding, something inconclusive, something missing. */
export function example(): Sketch {
  const planned = makeAttempts('defended', 'breached', 'inconclusive', 'not-applicable', 'defended')
  const attempts = planned
    .slice(0, 4)
    .map((one, index) =>
      index === 1 ? { ...one, known: { owner: 'payments', reason: 'until spring', expires: '2027-03-31' } } : one,
    )
  return { attempts, planned, matrix: makeCaught(planned), catalogue: makeCatalogue(entries) }
}
