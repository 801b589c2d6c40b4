/** A target that is none. */
import { describeScenarios } from 'stepproof/vitest'

describeScenarios({ scenarios: 'stepproof/scenarios', target: new URL('../matchers.test.ts', import.meta.url) })
