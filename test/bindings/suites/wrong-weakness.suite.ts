/** A weakness that the target does not know. */
import { describeScenarios } from 'stepproof/vitest'

describeScenarios({ scenarios: 'stepproof/scenarios', only: ['acr-strip'], weaken: ['none-such'] })
