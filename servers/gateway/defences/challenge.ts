/** Challenge: how the gateway asks the identity provider, and what it takes for an answer. */

import { type AnsweredLevel, answeredLevel } from '../challenge/answered-level.ts'
import { type AuthorizationRequest, authorizationRequest } from '../challenge/authorization-request.ts'
import { type BeginSession, beginSession } from '../challenge/begin-session.ts'
import { type CheckAccountUnchanged, checkAccountUnchanged } from '../challenge/check-account-unchanged.ts'
import { type CheckChallengeHolder, checkChallengeHolder } from '../challenge/check-challenge-holder.ts'
import { type CheckReturnTo, checkReturnTo } from '../challenge/check-return-to.ts'
import { type CheckStepUpSubject, checkStepUpSubject } from '../challenge/check-step-up-subject.ts'
import { type RedeemCode, redeemCode } from '../challenge/redeem-code.ts'
import { type RotateSession, rotateSession } from '../challenge/rotate-session.ts'

export interface ChallengeDefences {
  readonly authorizationRequest: AuthorizationRequest
  readonly redeemCode: RedeemCode
  readonly checkAccountUnchanged: CheckAccountUnchanged
  readonly checkChallengeHolder: CheckChallengeHolder
  readonly answeredLevel: AnsweredLevel
  readonly checkStepUpSubject: CheckStepUpSubject
  readonly beginSession: BeginSession
  readonly rotateSession: RotateSession
  readonly checkReturnTo: CheckReturnTo
}

export const challengeDefences: ChallengeDefences = {
  authorizationRequest,
  redeemCode,
  checkAccountUnchanged,
  checkChallengeHolder,
  answeredLevel,
  checkStepUpSubject,
  beginSession,
  rotateSession,
  checkReturnTo,
}
