/** Small factories for kill matrices. */
import type { KillMatrix, KillMatrixRow } from '../../harness/kill-matrix-record.ts'
import type { VerdictKind } from '../../harness/record.ts'

/** A row of one cell per scenario of the verdicts given. */
export function makeRow(
  id: string,
  result: KillMatrixRow['result'],
  verdicts: Readonly<Record<string, VerdictKind>>,
): KillMatrixRow {
  return {
    weakness: { id, title: `The title of ${id}`, class: 'otp-replay', cwe: 'CWE-294', breaks: ['codes-work-once'] },
    result,
    complete: true,
    cells: Object.entries(verdicts).map(([scenario, verdict]) => ({
      attempt: `${scenario}[session]`,
      scenario,
      verdict,
      oracles: verdict === 'breached' ? ['codes-work-once'] : [],
      reason: verdict === 'inconclusive' ? 'the honest flow failed' : null,
      reached: true,
      noticed: verdict !== 'breached' ? 'not' : result === 'caught' ? 'rightly' : 'by-accident',
    })),
  }
}

export function makeMatrix(overrides: Partial<KillMatrix> = {}): KillMatrix {
  return {
    format: 'stepproof-kill-matrix',
    version: 1,
    suite: { name: 'stepproof', version: '0.1.0' },
    target: 'reference',
    seed: 42,
    command: 'stepproof mutate --seed 42',
    startedDateTime: '2026-03-01T09:30:00.000Z',
    time: 65_000,
    complete: true,
    scenarios: [{ id: 'replay/totp-code-twice', class: 'otp-replay' }],
    control: [],
    rows: [makeRow('totp-code-not-spent', 'caught', { 'replay/totp-code-twice': 'breached' })],
    useless: [],
    ...overrides,
  }
}
