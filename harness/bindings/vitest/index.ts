/** `stepproof/vitest`: scenarios as tests, tests written by hand with a victim and an attacker, and matchers. */
import { expect } from 'vitest'
import { type ChallengeWanted, type EffectWanted, matchers } from '../matchers.ts'

export type { ChallengeWanted, EffectWanted } from '../matchers.ts'
export type { Seen } from '../scene.ts'
export { describeScenarios, type ScenarioSuite } from './describe-scenarios.ts'
export { test } from './test.ts'
export { expect }

expect.extend(matchers)

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The deed was done. */
    toBeDone(): R
    /** The deed was refused, or answered more strictly: with the end of the session. */
    toBeRefused(): R
    /** The deed ended the session. */
    toEndSession(): R
    /** The deed was answered with a challenge (RFC 9470) for at least so much. */
    toChallenge(wanted?: ChallengeWanted): R
    /** Nothing of the kind became true: of `await evidence()`, which reads it back from the target. @param wanted an operation, or more; default: any effect */
    toHaveNoEffect(wanted?: EffectWanted | string): R
  }
}
