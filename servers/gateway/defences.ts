/**
 * Every check of the reference, by name. A weakness replaces members of this record; nothing else in the servers can be switched.
 * Each member lives in a file of its own that says which attack it stops.
 */
import { type BatchTerms, batchTerms } from '../demo/batch-terms.ts'
import { type CheckAmount, checkAmount } from '../demo/check-amount.ts'
import { type CheckShownText, checkShownText } from '../demo/check-shown-text.ts'
import { type CheckSnapshot, checkSnapshot } from '../demo/check-snapshot.ts'
import { type LedgerKey, ledgerKey } from '../demo/ledger-key.ts'
import { type LowValueExemption, lowValueExemption } from '../demo/low-value-exemption.ts'
import { type TrustedPayeeExemption, trustedPayeeExemption } from '../demo/trusted-payee-exemption.ts'
import { type WithinDailyLimit, withinDailyLimit } from '../demo/within-daily-limit.ts'
import { type ShowDetails, showDetails } from '../details-shown.ts'
import { type LimitGuesses, limitGuesses } from '../factors/limit-guesses.ts'
import { type SpendTotpStep, spendTotpStep } from '../factors/spend-totp-step.ts'
import { type VerifyPasskey, verifyPasskey } from '../factors/verify-passkey.ts'
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
import { type CheckBodyKeys, checkBodyKeys } from './intercept/check-body-keys.ts'
import { type CheckRequestOrigin, checkRequestOrigin } from './intercept/check-request-origin.ts'
import { type ResolveRoute, resolveRoute } from './intercept/resolve-route.ts'

export interface Defences {
  // intercept
  readonly resolveRoute: ResolveRoute
  readonly checkRequestOrigin: CheckRequestOrigin
  readonly checkBodyKeys: CheckBodyKeys
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
  // transactions
  readonly checkAmount: CheckAmount
  readonly checkShownText: CheckShownText
  readonly showDetails: ShowDetails
  readonly batchTerms: BatchTerms
  readonly lowValueExemption: LowValueExemption
  readonly trustedPayeeExemption: TrustedPayeeExemption
  readonly checkSnapshot: CheckSnapshot
  readonly withinDailyLimit: WithinDailyLimit
  readonly ledgerKey: LedgerKey
  // challenge
  readonly authorizationRequest: AuthorizationRequest
  readonly checkChallengeHolder: CheckChallengeHolder
  readonly answeredLevel: AnsweredLevel
  readonly checkStepUpSubject: CheckStepUpSubject
  readonly rotateSession: RotateSession
  // what ends what
  readonly credentialsChanged: CredentialsChanged
  // factors, at the identity provider
  readonly spendTotpStep: SpendTotpStep
  readonly verifyPasskey: VerifyPasskey
  readonly limitGuesses: LimitGuesses
}

export const soundDefences: Defences = {
  resolveRoute,
  checkRequestOrigin,
  checkBodyKeys,
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
  checkAmount,
  checkShownText,
  showDetails,
  batchTerms,
  lowValueExemption,
  trustedPayeeExemption,
  checkSnapshot,
  withinDailyLimit,
  ledgerKey,
  authorizationRequest,
  checkChallengeHolder,
  answeredLevel,
  checkStepUpSubject,
  rotateSession,
  credentialsChanged,
  spendTotpStep,
  verifyPasskey,
  limitGuesses,
}
