/** Steps of a challenge, at the identity provider: in their order, each with its proof, once. */
import { type CheckStep, checkStep } from '../../idp/interactions/check-step.ts'
import { type DescribeRefusal, describeRefusal } from '../../idp/interactions/describe-refusal.ts'
import { type FinishOnce, finishOnce } from '../../idp/interactions/finish-once.ts'
import { type GrantProof, grantProof } from '../../idp/interactions/grant-proof.ts'
import { type PendingPerson, pendingPerson } from '../../idp/interactions/pending-person.ts'
import { type RequireProof, requireProof } from '../../idp/require-proof.ts'

export interface StepsDefences {
  readonly requireProof: RequireProof
  readonly checkStep: CheckStep
  readonly pendingPerson: PendingPerson
  readonly grantProof: GrantProof
  readonly finishOnce: FinishOnce
  readonly describeRefusal: DescribeRefusal
}

export const stepsDefences: StepsDefences = {
  requireProof,
  checkStep,
  pendingPerson,
  grantProof,
  finishOnce,
  describeRefusal,
}
