/** A challenge as the record has it: who was challenged, on whose account, for what. */
import type { Challenge, Values } from '../record.ts'
import type { ChallengeSeen } from '../targets/target.ts'
import type { Actor } from './actor.ts'

export function challengeOf({ options }: Actor, operation: string, values: Values, seen: ChallengeSeen): Challenge {
  const { stage, account, wallet } = options
  const { level, maxAgeSeconds } = seen
  return { id: stage.nextChallenge(), operation, level, maxAgeSeconds, holder: wallet.holder, account, values }
}
