/** A path, which nobody could say the folder of. */
import { describeScenarios } from 'stepproof/vitest'

describeScenarios({ scenarios: './my-attacks.ts' })
