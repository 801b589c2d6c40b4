/** The target answers everything with 500. */
import { describeScenarios } from 'stepproof/vitest'

const target = new URL('../../targets/faulty/answers-500.ts', import.meta.url)
describeScenarios({ scenarios: 'stepproof/scenarios', target, only: ['swap-transaction-after-approval[session'] })
