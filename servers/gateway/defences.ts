/**
 * Every check of the reference, by name. A weakness replaces members of this record; nothing else in the servers can be switched.
 * Each member lives in a file of its own that says which attack it stops.
 */
import { type AccountLevel, accountLevel } from '../enrolment/account-level.ts'
import { type AdministratorMayChange, administratorMayChange } from '../enrolment/administrator-may-change.ts'
import { type CheckFactorOwner, checkFactorOwner } from '../enrolment/check-factor-owner.ts'
import { type CheckFirstFactor, checkFirstFactor } from '../enrolment/check-first-factor.ts'
import { type CheckPasswordRules, checkPasswordRules } from '../enrolment/check-password-rules.ts'
import { type CheckPendingFactor, checkPendingFactor } from '../enrolment/check-pending-factor.ts'
import { type CheckRegistration, checkRegistration } from '../enrolment/check-registration.ts'
import { type EnrolmentLevel, enrolmentLevel } from '../enrolment/enrolment-level.ts'
import { type KeepsStrongFactor, keepsStrongFactor } from '../enrolment/keeps-strong-factor.ts'
import { type RecoveryCodesLevel, recoveryCodesLevel } from '../enrolment/recovery-codes-level.ts'
import { type RemovalLevel, removalLevel } from '../enrolment/removal-level.ts'
import { type SpendPendingFactor, spendPendingFactor } from '../enrolment/spend-pending-factor.ts'
import { type LimitGuesses, limitGuesses } from '../factors/limit-guesses.ts'
import { type SpendRecoveryCode, spendRecoveryCode } from '../factors/spend-recovery-code.ts'
import { type SpendTotpStep, spendTotpStep } from '../factors/spend-totp-step.ts'
import { type VerifyPasskey, verifyPasskey } from '../factors/verify-passkey.ts'
import { type FinishRecovery, finishRecovery } from '../recovery/finish-recovery.ts'
import { type LimitRecovery, limitRecovery } from '../recovery/limit-recovery.ts'
import { type SpendRecoveryLink, spendRecoveryLink } from '../recovery/spend-recovery-link.ts'
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
  // accounts: factors come and go, the way back in
  readonly enrolmentLevel: EnrolmentLevel
  readonly checkFirstFactor: CheckFirstFactor
  readonly checkPendingFactor: CheckPendingFactor
  readonly spendPendingFactor: SpendPendingFactor
  readonly checkRegistration: CheckRegistration
  readonly recoveryCodesLevel: RecoveryCodesLevel
  readonly checkFactorOwner: CheckFactorOwner
  readonly removalLevel: RemovalLevel
  readonly keepsStrongFactor: KeepsStrongFactor
  readonly accountLevel: AccountLevel
  readonly checkPasswordRules: CheckPasswordRules
  readonly administratorMayChange: AdministratorMayChange
  readonly limitRecovery: LimitRecovery
  readonly spendRecoveryLink: SpendRecoveryLink
  readonly finishRecovery: FinishRecovery
  // factors, at the identity provider
  readonly spendTotpStep: SpendTotpStep
  readonly spendRecoveryCode: SpendRecoveryCode
  readonly verifyPasskey: VerifyPasskey
  readonly limitGuesses: LimitGuesses
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
  enrolmentLevel,
  checkFirstFactor,
  checkPendingFactor,
  spendPendingFactor,
  checkRegistration,
  recoveryCodesLevel,
  checkFactorOwner,
  removalLevel,
  keepsStrongFactor,
  accountLevel,
  checkPasswordRules,
  administratorMayChange,
  limitRecovery,
  spendRecoveryLink,
  finishRecovery,
  spendTotpStep,
  spendRecoveryCode,
  verifyPasskey,
  limitGuesses,
}
