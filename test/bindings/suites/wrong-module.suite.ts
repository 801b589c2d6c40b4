/** A module that is not there. */
import { describeScenarios } from 'stepproof/vitest'

describeScenarios({ scenarios: new URL('./none-such.ts', import.meta.url) })
