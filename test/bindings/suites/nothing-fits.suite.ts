/** The target has not what any of these need. */
import { describeScenarios } from 'stepproof/vitest'

const target = new URL('../../targets/plain-bank/target.ts', import.meta.url)
describeScenarios({ scenarios: 'stepproof/scenarios', target, only: ['use-token-without-its-key'] })
