/**
 * Every check of the reference, by name. A weakness replaces members of this record; nothing else in the servers can be switched.
 * Each member lives in a file of its own that says which attack it stops.
 */
import { type LimitGuesses, limitGuesses } from '../factors/limit-guesses.ts'
import { type SpendTotpStep, spendTotpStep } from '../factors/spend-totp-step.ts'
import { type VerifyPasskey, verifyPasskey } from '../factors/verify-passkey.ts'
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
  readonly spendTotpStep: SpendTotpStep
  readonly verifyPasskey: VerifyPasskey
  readonly limitGuesses: LimitGuesses
  // before an app of somebody else's
  readonly checkForwardedQuery: CheckForwardedQuery
  readonly readBoundFields: ReadBoundFields
  readonly headersForUpstream: HeadersForUpstream
  readonly signIdentity: SignIdentity
  readonly headersFromUpstream: HeadersFromUpstream
  readonly socketMayGoOn: SocketMayGoOn
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
  spendTotpStep,
  verifyPasskey,
  limitGuesses,
  checkForwardedQuery,
  readBoundFields,
  headersForUpstream,
  signIdentity,
  headersFromUpstream,
  socketMayGoOn,
}
