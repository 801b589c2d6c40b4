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
import { type OffersRefresh, offersRefresh } from '../idp/offers-refresh.ts'
import { type RedeemOnce, redeemOnce } from '../idp/redeem-once.ts'
import { type RefreshedClaims, refreshedClaims } from '../idp/refreshed-claims.ts'
import { type AnswerPlain, answerPlain } from '../plain/answer-plain.ts'
import { type EndSeenInClear, endSeenInClear } from '../plain/end-seen-in-clear.ts'
import { type FinishRecovery, finishRecovery } from '../recovery/finish-recovery.ts'
import { type LimitRecovery, limitRecovery } from '../recovery/limit-recovery.ts'
import { type SpendRecoveryLink, spendRecoveryLink } from '../recovery/spend-recovery-link.ts'
import { type ResponseHeaders, responseHeaders } from '../response-headers.ts'
import { type MissingSignal, missingSignal } from '../risk/missing-signal.ts'
import { type RiskBand, riskBand } from '../risk/risk-band.ts'
import type { Signals } from '../risk/signal.ts'
import { signals } from '../risk/signals/index.ts'
import { type TeachesHabits, teachesHabits } from '../risk/teaches-habits.ts'
import { type CredentialsChanged, credentialsChanged } from '../store/credentials-changed.ts'
import { type CheckForwardedQuery, checkForwardedQuery } from '../upstream/check-forwarded-query.ts'
import { type HeadersForUpstream, headersForUpstream } from '../upstream/headers-for-upstream.ts'
import { type HeadersFromUpstream, headersFromUpstream } from '../upstream/headers-from-upstream.ts'
import { type ReadBoundFields, readBoundFields } from '../upstream/read-bound-fields.ts'
import { type SignIdentity, signIdentity } from '../upstream/sign-identity.ts'
import { type SocketMayGoOn, socketMayGoOn } from '../upstream/socket-may-go-on.ts'
import { type AnsweredLevel, answeredLevel } from './challenge/answered-level.ts'
import { type AuthorizationRequest, authorizationRequest } from './challenge/authorization-request.ts'
import { type CheckChallengeHolder, checkChallengeHolder } from './challenge/check-challenge-holder.ts'
import { type CheckReturnTo, checkReturnTo } from './challenge/check-return-to.ts'
import { type CheckStepUpSubject, checkStepUpSubject } from './challenge/check-step-up-subject.ts'
import { type RotateSession, rotateSession } from './challenge/rotate-session.ts'
import { type BindDeviceKey, bindDeviceKey } from './context/bind-device-key.ts'
import { type CanonicalAddress, canonicalAddress } from './context/canonical-address.ts'
import { type CheckDeviceProof, checkDeviceProof } from './context/check-device-proof.ts'
import { type CheckDpopNonce, checkDpopNonce } from './context/check-dpop-nonce.ts'
import { type CheckDpopProof, checkDpopProof } from './context/check-dpop-proof.ts'
import { type CheckSessionDevice, checkSessionDevice } from './context/check-session-device.ts'
import { type CheckSessionLifetime, checkSessionLifetime } from './context/check-session-lifetime.ts'
import { type CheckTokenState, checkTokenState } from './context/check-token-state.ts'
import { type CountsAsActivity, countsAsActivity } from './context/counts-as-activity.ts'
import { type RequireTokenBinding, requireTokenBinding } from './context/require-token-binding.ts'
import { type SignOut, signOut } from './context/sign-out.ts'
import { type SignOutEverywhere, signOutEverywhere } from './context/sign-out-everywhere.ts'
import { type CheckTrustedDevice, checkTrustedDevice } from './context/trusted-device.ts'
import { type VerifyAccessToken, verifyAccessToken } from './context/verify-access-token.ts'
import { type ApprovalCovers, approvalCovers } from './decide/approval-covers.ts'
import { type CheckElevationAddress, checkElevationAddress } from './decide/check-elevation-address.ts'
import { type CheckFreshness, checkFreshness } from './decide/check-freshness.ts'
import { type CheckLevel, checkLevel } from './decide/check-level.ts'
import { type CheckMethod, checkMethod } from './decide/check-method.ts'
import { type CheckProposalOwner, checkProposalOwner } from './decide/check-proposal-owner.ts'
import { type LevelAtRisk, levelAtRisk } from './decide/level-at-risk.ts'
import { type RequireDeviceKey, requireDeviceKey } from './decide/require-device-key.ts'
import { type SpendApproval, spendApproval } from './decide/spend-approval.ts'
import { type CheckSocketOrigin, checkSocketOrigin } from './events/check-socket-origin.ts'
import { type ResolveMessage, resolveMessage } from './events/resolve-message.ts'
import { type SocketIdentity, socketIdentity } from './events/socket-identity.ts'
import { type CheckBodyKeys, checkBodyKeys } from './intercept/check-body-keys.ts'
import { type CheckCookies, checkCookies } from './intercept/check-cookies.ts'
import { type CheckFraming, checkFraming } from './intercept/check-framing.ts'
import { type CheckHost, checkHost } from './intercept/check-host.ts'
import { type CheckRequestOrigin, checkRequestOrigin } from './intercept/check-request-origin.ts'
import { clientAddress, type FindClientAddress } from './intercept/client-address.ts'
import { type ClientHeaders, clientHeaders } from './intercept/client-headers.ts'
import { type LimitRequests, limitRequests } from './intercept/limit-requests.ts'
import { type ResolveRoute, resolveRoute } from './intercept/resolve-route.ts'
import { type TlsSettings, tlsSettings } from './intercept/tls-settings.ts'

export interface Defences {
  // intercept
  readonly tlsSettings: TlsSettings
  readonly answerPlain: AnswerPlain
  readonly endSeenInClear: EndSeenInClear
  readonly clientAddress: FindClientAddress
  readonly clientHeaders: ClientHeaders
  readonly checkFraming: CheckFraming
  readonly checkHost: CheckHost
  readonly limitRequests: LimitRequests
  readonly resolveRoute: ResolveRoute
  readonly checkCookies: CheckCookies
  readonly checkRequestOrigin: CheckRequestOrigin
  readonly checkBodyKeys: CheckBodyKeys
  // intercept, on the WebSocket
  readonly checkSocketOrigin: CheckSocketOrigin
  readonly socketIdentity: SocketIdentity
  readonly resolveMessage: ResolveMessage
  // context
  readonly canonicalAddress: CanonicalAddress
  readonly checkSessionDevice: CheckSessionDevice
  readonly checkSessionLifetime: CheckSessionLifetime
  readonly verifyAccessToken: VerifyAccessToken
  readonly responseHeaders: ResponseHeaders
  // context
  readonly bindDeviceKey: BindDeviceKey
  readonly checkDeviceProof: CheckDeviceProof
  readonly countsAsActivity: CountsAsActivity
  readonly checkTrustedDevice: CheckTrustedDevice
  readonly requireTokenBinding: RequireTokenBinding
  readonly checkDpopProof: CheckDpopProof
  // risk
  readonly signals: Signals
  readonly missingSignal: MissingSignal
  readonly riskBand: RiskBand
  readonly teachesHabits: TeachesHabits
  readonly checkTokenState: CheckTokenState
  readonly checkDpopNonce: CheckDpopNonce
  // decide
  readonly requireDeviceKey: RequireDeviceKey
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
  readonly checkReturnTo: CheckReturnTo
  // what ends what
  readonly signOut: SignOut
  readonly signOutEverywhere: SignOutEverywhere
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
  // tokens, at the identity provider
  readonly redeemOnce: RedeemOnce
  readonly offersRefresh: OffersRefresh
  readonly refreshedClaims: RefreshedClaims
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
  // before an app of somebody else's
  readonly checkForwardedQuery: CheckForwardedQuery
  readonly readBoundFields: ReadBoundFields
  readonly headersForUpstream: HeadersForUpstream
  readonly signIdentity: SignIdentity
  readonly headersFromUpstream: HeadersFromUpstream
  readonly socketMayGoOn: SocketMayGoOn
  readonly recognizeDevice: RecognizeDevice
  // the steps of a challenge, at the identity provider
  readonly checkStep: CheckStep
  readonly pendingPerson: PendingPerson
  readonly grantProof: GrantProof
  readonly finishOnce: FinishOnce
  readonly describeRefusal: DescribeRefusal
}

export const soundDefences: Defences = {
  tlsSettings,
  answerPlain,
  endSeenInClear,
  clientAddress,
  clientHeaders,
  checkFraming,
  checkHost,
  limitRequests,
  resolveRoute,
  checkCookies,
  checkRequestOrigin,
  checkBodyKeys,
  checkSocketOrigin,
  socketIdentity,
  resolveMessage,
  canonicalAddress,
  checkSessionDevice,
  checkSessionLifetime,
  verifyAccessToken,
  checkDpopProof,
  signals,
  missingSignal,
  riskBand,
  teachesHabits,
  requireTokenBinding,
  checkTokenState,
  checkDpopNonce,
  responseHeaders,
  bindDeviceKey,
  checkDeviceProof,
  countsAsActivity,
  checkTrustedDevice,
  requireDeviceKey,
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
  checkReturnTo,
  signOut,
  signOutEverywhere,
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
  redeemOnce,
  offersRefresh,
  refreshedClaims,
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
  checkForwardedQuery,
  readBoundFields,
  headersForUpstream,
  signIdentity,
  headersFromUpstream,
  socketMayGoOn,
  recognizeDevice,
  checkStep,
  pendingPerson,
  grantProof,
  finishOnce,
  describeRefusal,
}
