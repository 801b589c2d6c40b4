/** Steps of a challenge, at the identity provider: in their order, each with its proof, once. */
import { type CheckStep, checkStep } from '../../idp/interactions/check-step.ts'
import { type DescribeRefusal, describeRefusal } from '../../idp/interactions/describe-refusal.ts'
import { type FinishOnce, finishOnce } from '../../idp/interactions/finish-once.ts'
import { type GrantProof, grantProof } from '../../idp/interactions/grant-proof.ts'
import { type PendingPerson, pendingPerson } from '../../idp/interactions/pending-person.ts'

export interface StepsDefences {
  readonly checkStep: CheckStep
  readonly pendingPerson: PendingPerson
  readonly grantProof: GrantProof
  readonly finishOnce: FinishOnce
  readonly describeRefusal: DescribeRefusal
}

export const stepsDefences: StepsDefences = {
  checkStep,
  pendingPerson,
  grantProof,
  finishOnce,
  describeRefusal,
}
