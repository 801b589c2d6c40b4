/** Scenario records and classes with defaults, for the reports that show them. */
import type { ClassRecord, ScenarioRecord } from '../../harness/scenario-record.ts'

export function makeScenarioRecord(overrides: Partial<ScenarioRecord> = {}): ScenarioRecord {
  return {
    id: 'otp-replay/use-code-again',
    title: 'Use a code again',
    story: 'Somebody sees a code and enters it once more.',
    class: 'otp-replay',
    seen: ['https://example.test/cases/1'],
    unseen: null,
    requirements: ['asvs-5.0.0:6.5.1'],
    needs: [{ id: 'transfer', means: 'lets people send money' }],
    surfaces: ['session', 'api'],
    steals: [],
    from: { id: 'elsewhere', means: 'at an address of his own' },
    variants: [],
    honest: 'async honest() {}',
    attack: 'async attack() {\n  // the one deviation\n  return again()\n}',
    deviation: 'return again()',
    expects: { outcome: 'refused', mayBeDone: 0, mayNotExist: false },
    locksOut: false,
    ...overrides,
  }
}

export function makeClass(overrides: Partial<ClassRecord> = {}): ClassRecord {
  return { id: 'otp-replay', title: 'A one-time code is accepted again', priority: 'P1', topic: 'Replay', ...overrides }
}
