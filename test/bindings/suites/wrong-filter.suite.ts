/** A filter that leaves nothing. */
import { describeScenarios } from 'stepproof/vitest'

describeScenarios({ scenarios: 'stepproof/scenarios', only: ['no-such-thing'] })
