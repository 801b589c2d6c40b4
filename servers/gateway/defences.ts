/**
 * Every check of the reference, by name. A weakness replaces members of this record; nothing else in the servers can be switched.
 * Each member lives in a file of its own that says which attack it stops.
 */
import { type CheckAccountOpen, checkAccountOpen } from '../factors/check-account-open.ts'
import { type IdentifyLogin, identifyLogin } from '../factors/identify-login.ts'
import { type RecognizeDevice, recognizeDevice } from '../factors/known-device.ts'
import { type LimitGuesses, limitGuesses } from '../factors/limit-guesses.ts'
import { type OfferedFactors, offeredFactors } from '../factors/offered-factors.ts'
import { type LimitPrompts, limitPrompts } from '../factors/push/limit-prompts.ts'
import { type RedeemPrompt, redeemPrompt } from '../factors/push/redeem-prompt.ts'
import { type VerifyPhoneMessage, verifyPhoneMessage } from '../factors/push/verify-phone-message.ts'
import { type VerifyPushAnswer, verifyPushAnswer } from '../factors/push/verify-push-answer.ts'
import { type SpendRecoveryCode, spendRecoveryCode } from '../factors/spend-recovery-code.ts'
import { type SpendTotpStep, spendTotpStep } from '../factors/spend-totp-step.ts'
import { type TakePasskeyChallenge, takePasskeyChallenge } from '../factors/take-passkey-challenge.ts'
import { type VerifyPasskey, verifyPasskey } from '../factors/verify-passkey.ts'
import { type VerifyPassword, verifyPassword } from '../factors/verify-password.ts'
import { type CheckStep, checkStep } from '../idp/interactions/check-step.ts'
import { type DescribeRefusal, describeRefusal } from '../idp/interactions/describe-refusal.ts'
import { type FinishOnce, finishOnce } from '../idp/interactions/finish-once.ts'
import { type GrantProof, grantProof } from '../idp/interactions/grant-proof.ts'
import { type PendingPerson, pendingPerson } from '../idp/interactions/pending-person.ts'
import { type CredentialsChanged, credentialsChanged } from '../store/credentials-changed.ts'
import { type AnsweredLevel, answeredLevel } from './challenge/answered-level.ts'
import { type AuthorizationRequest, authorizationRequest } from './challenge/authorization-request.ts'
import { type CheckChallengeHolder, checkChallengeHolder } from './challenge/check-challenge-holder.ts'
import { type CheckStepUpSubject, checkStepUpSubject } from './challenge/check-step-up-subject.ts'
import { type RotateSession, rotateSession } from './challenge/rotate-session.ts'
import { type CheckDpopProof, checkDpopProof } from './context/check-dpop-proof.ts'
import { type CheckSessionDevice, checkSessionDevice } from './context/check-session-device.ts'
import { type CheckSessionLifetime, checkSessionLifetime } from './context/check-session-lifetime.ts'
import { type RequireTokenBinding, requireTokenBinding } from './context/require-token-binding.ts'
import { type ApprovalCovers, approvalCovers } from './decide/approval-covers.ts'
import { type CheckElevationAddress, checkElevationAddress } from './decide/check-elevation-address.ts'
import { type CheckFreshness, checkFreshness } from './decide/check-freshness.ts'
import { type CheckLevel, checkLevel } from './decide/check-level.ts'
import { type CheckMethod, checkMethod } from './decide/check-method.ts'
import { type CheckProposalOwner, checkProposalOwner } from './decide/check-proposal-owner.ts'
import { type LevelAtRisk, levelAtRisk } from './decide/level-at-risk.ts'
import { type SpendApproval, spendApproval } from './decide/spend-approval.ts'
import { type CheckRequestOrigin, checkRequestOrigin } from './intercept/check-request-origin.ts'
import { type ResolveRoute, resolveRoute } from './intercept/resolve-route.ts'

export interface Defences {
  // intercept
  readonly resolveRoute: ResolveRoute
  readonly checkRequestOrigin: CheckRequestOrigin
  // context
  readonly checkSessionDevice: CheckSessionDevice
  readonly checkSessionLifetime: CheckSessionLifetime
  readonly requireTokenBinding: RequireTokenBinding
  readonly checkDpopProof: CheckDpopProof
  // decide
  readonly levelAtRisk: LevelAtRisk
  readonly checkLevel: CheckLevel
  readonly checkMethod: CheckMethod
  readonly checkFreshness: CheckFreshness
  readonly checkElevationAddress: CheckElevationAddress
  readonly checkProposalOwner: CheckProposalOwner
  readonly approvalCovers: ApprovalCovers
  readonly spendApproval: SpendApproval
  // challenge
  readonly authorizationRequest: AuthorizationRequest
  readonly checkChallengeHolder: CheckChallengeHolder
  readonly answeredLevel: AnsweredLevel
  readonly checkStepUpSubject: CheckStepUpSubject
  readonly rotateSession: RotateSession
  // what ends what
  readonly credentialsChanged: CredentialsChanged
  // factors, at the identity provider
  readonly identifyLogin: IdentifyLogin
  readonly verifyPassword: VerifyPassword
  readonly checkAccountOpen: CheckAccountOpen
  readonly offeredFactors: OfferedFactors
  readonly spendTotpStep: SpendTotpStep
  readonly spendRecoveryCode: SpendRecoveryCode
  readonly limitPrompts: LimitPrompts
  readonly verifyPhoneMessage: VerifyPhoneMessage
  readonly verifyPushAnswer: VerifyPushAnswer
  readonly redeemPrompt: RedeemPrompt
  readonly takePasskeyChallenge: TakePasskeyChallenge
  readonly verifyPasskey: VerifyPasskey
  readonly limitGuesses: LimitGuesses
  readonly recognizeDevice: RecognizeDevice
  // the steps of a challenge, at the identity provider
  readonly checkStep: CheckStep
  readonly pendingPerson: PendingPerson
  readonly grantProof: GrantProof
  readonly finishOnce: FinishOnce
  readonly describeRefusal: DescribeRefusal
}

export const soundDefences: Defences = {
  resolveRoute,
  checkRequestOrigin,
  checkSessionDevice,
  checkSessionLifetime,
  requireTokenBinding,
  checkDpopProof,
  levelAtRisk,
  checkLevel,
  checkMethod,
  checkFreshness,
  checkElevationAddress,
  checkProposalOwner,
  approvalCovers,
  spendApproval,
  authorizationRequest,
  checkChallengeHolder,
  answeredLevel,
  checkStepUpSubject,
  rotateSession,
  credentialsChanged,
  identifyLogin,
  verifyPassword,
  checkAccountOpen,
  offeredFactors,
  spendTotpStep,
  spendRecoveryCode,
  limitPrompts,
  verifyPhoneMessage,
  verifyPushAnswer,
  redeemPrompt,
  takePasskeyChallenge,
  verifyPasskey,
  limitGuesses,
  recognizeDevice,
  checkStep,
  pendingPerson,
  grantProof,
  finishOnce,
  describeRefusal,
}
