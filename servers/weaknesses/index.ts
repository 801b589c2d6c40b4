/** All weaknesses, in the order of their classes. */

import { accessTokenOutlivesItsGrant } from './access-token-outlives-its-grant.ts'
import { actionsNotCounted } from './actions-not-counted.ts'
import { addressComparedAsText } from './address-compared-as-text.ts'
import { answersKeptByTheBrowser } from './answers-kept-by-the-browser.ts'
import { anyNewAddressEndsTheSession } from './any-new-address-ends-the-session.ts'
import { anyOriginMayRead } from './any-origin-may-read.ts'
import { anySuccessResetsGuesses } from './any-success-resets-guesses.ts'
import { anyValidTokenOpensEverything } from './any-valid-token-opens-everything.ts'
import { apiKeySkipsTheStepUp } from './api-key-skips-the-step-up.ts'
import { approvalCheckedThenSpent } from './approval-checked-then-spent.ts'
import { approvalNotBoundToAmount } from './approval-not-bound-to-amount.ts'
import { approvalNotBoundToPayee } from './approval-not-bound-to-payee.ts'
import { approvalNotSpent } from './approval-not-spent.ts'
import { approvalOfPresenceOnly } from './approval-of-presence-only.ts'
import { assertionChallengeNotCompared } from './assertion-challenge-not-compared.ts'
import { assertionOriginNotCompared } from './assertion-origin-not-compared.ts'
import { assertionSignatureNotVerified } from './assertion-signature-not-verified.ts'
import { assertionTypeNotCompared } from './assertion-type-not-compared.ts'
import { basicAuthenticationReachesEverything } from './basic-authentication-reaches-everything.ts'
import { batchApprovedByItsFirstPayments } from './batch-approved-by-its-first-payments.ts'
import { batchApprovedByItsSum } from './batch-approved-by-its-sum.ts'
import { browserNotCompared } from './browser-not-compared.ts'
import { browsersNotKeptToTls } from './browsers-not-kept-to-tls.ts'
import { challengeBoundToThePersonOnly } from './challenge-bound-to-the-person-only.ts'
import { challengeNotBoundToSession } from './challenge-not-bound-to-session.ts'
import { claimsReadApartFromTheSignature } from './claims-read-apart-from-the-signature.ts'
import { codeNotSpent } from './code-not-spent.ts'
import { codeNotTiedToItsRequest } from './code-not-tied-to-its-request.ts'
import { codesRememberedPerNode } from './codes-remembered-per-node.ts'
import { cookieAcceptedTwice } from './cookie-accepted-twice.ts'
import { cookieAloneChangesThings } from './cookie-alone-changes-things.ts'
import { cookieKeptAtStepUp } from './cookie-kept-at-step-up.ts'
import { cookieReadableByScripts } from './cookie-readable-by-scripts.ts'
import { cookieSentAcrossSites } from './cookie-sent-across-sites.ts'
import { demandedLevelIsGranted } from './demanded-level-is-granted.ts'
import { deniedPromptsNotCounted } from './denied-prompts-not-counted.ts'
import { dpopNonceNotChecked } from './dpop-nonce-not-checked.ts'
import { dpopProofNotSpent } from './dpop-proof-not-spent.ts'
import { elevationKeptOnThePerson } from './elevation-kept-on-the-person.ts'
import { elevationOpensAnyAction } from './elevation-opens-any-action.ts'
import { eventsWrittenByHand } from './events-written-by-hand.ts'
import { expiryNotChecked } from './expiry-not-checked.ts'
import { factorBoundWithAnySecondFactor } from './factor-bound-with-any-second-factor.ts'
import { factorBoundWithThePassword } from './factor-bound-with-the-password.ts'
import { factorChosenByTheClient } from './factor-chosen-by-the-client.ts'
import { factorListShowsSeeds } from './factor-list-shows-seeds.ts'
import { factorOwnerNotChecked } from './factor-owner-not-checked.ts'
import { factorRemovedWithThePassword } from './factor-removed-with-the-password.ts'
import { firstFactorForAnybody } from './first-factor-for-anybody.ts'
import { firstStepCountsAsTheSecond } from './first-step-counts-as-the-second.ts'
import { flagInTheQueryBelieved } from './flag-in-the-query-believed.ts'
import { forwardedAddressBelieved } from './forwarded-address-believed.ts'
import { forwardedUriBelieved } from './forwarded-uri-believed.ts'
import { fragmentCountsAsPath } from './fragment-counts-as-path.ts'
import { framingForbiddenInWordsNobodyReads } from './framing-forbidden-in-words-nobody-reads.ts'
import { freshnessNotChecked } from './freshness-not-checked.ts'
import { freshnessSlidesWithUse } from './freshness-slides-with-use.ts'
import { freshnessToleratesDrift } from './freshness-tolerates-drift.ts'
import { guessCountersEvicted } from './guess-counters-evicted.ts'
import { guessesCountedByTypedLogin } from './guesses-counted-by-typed-login.ts'
import { guessesCountedWithLetterCase } from './guesses-counted-with-letter-case.ts'
import { guessesNotCounted } from './guesses-not-counted.ts'
import { healthCheckAgentPasses } from './health-check-agent-passes.ts'
import { heardSessionLivesOn } from './heard-session-lives-on.ts'
import { heldFactorsNotDemanded } from './held-factors-not-demanded.ts'
import { idTokenTakenForAnAccessToken } from './id-token-taken-for-an-access-token.ts'
import { keyFetchedFromWhereTheTokenPoints } from './key-fetched-from-where-the-token-points.ts'
import { keyTakenFromTheToken } from './key-taken-from-the-token.ts'
import { knownDeviceVouchesForThePlace } from './known-device-vouches-for-the-place.ts'
import { lastFactorCanGo } from './last-factor-can-go.ts'
import { latestProofsRememberedOnly } from './latest-proofs-remembered-only.ts'
import { leftmostHopBelieved } from './leftmost-hop-believed.ts'
import { levelTakenFromAHeader } from './level-taken-from-a-header.ts'
import { levelTakenFromTheRequest } from './level-taken-from-the-request.ts'
import { levelsNotOrdered } from './levels-not-ordered.ts'
import { limitApprovedWithoutItsAmount } from './limit-approved-without-its-amount.ts'
import { lockEndsAfterAMinute } from './lock-ends-after-a-minute.ts'
import { lockNotCheckedAtCompletion } from './lock-not-checked-at-completion.ts'
import { lockedAccountsNamed } from './locked-accounts-named.ts'
import { lockedPeopleKeepTheirTokens } from './locked-people-keep-their-tokens.ts'
import { logNamesNobody } from './log-names-nobody.ts'
import { longBatchCutShort } from './long-batch-cut-short.ts'
import { loopbackInTheListTrusted } from './loopback-in-the-list-trusted.ts'
import { lowerFlowForTheHighestLevel } from './lower-flow-for-the-highest-level.ts'
import { malformedTargetPasses } from './malformed-target-passes.ts'
import { messageNotGated } from './message-not-gated.ts'
import { methodOverrideHonoured } from './method-override-honoured.ts'
import { missingSignalCountsNothing } from './missing-signal-counts-nothing.ts'
import { namelessDeviceNotUnusual } from './nameless-device-not-unusual.ts'
import { negativeAmountsAccepted } from './negative-amounts-accepted.ts'
import { newChallengeResetsGuesses } from './new-challenge-resets-guesses.ts'
import { noCacheTakenForNoStore } from './no-cache-taken-for-no-store.ts'
import { nullOriginMayRead } from './null-origin-may-read.ts'
import { oldCookieKeptAfterStepUp } from './old-cookie-kept-after-step-up.ts'
import { oldTlsSpoken } from './old-tls-spoken.ts'
import { olderTotpCodeAccepted } from './older-totp-code-accepted.ts'
import { olderVersionNotRegistered } from './older-version-not-registered.ts'
import { oneCountForAllFactors } from './one-count-for-all-factors.ts'
import { onlyExistingAccountsLock } from './only-existing-accounts-lock.ts'
import { onlyPasswordsCounted } from './only-passwords-counted.ts'
import { openPathMatchedInTheQuery } from './open-path-matched-in-the-query.ts'
import { orderReadAnewAtExecution } from './order-read-anew-at-execution.ts'
import { originComparedByHostName } from './origin-compared-by-host-name.ts'
import { originsThatBeginAlikeMayRead } from './origins-that-begin-alike-may-read.ts'
import { ownSuccessResetsGuesses } from './own-success-resets-guesses.ts'
import { ownerNotToldOfChanges } from './owner-not-told-of-changes.ts'
import { pagesMayBeFramed } from './pages-may-be-framed.ts'
import { passkeyChallengeNotSpent } from './passkey-challenge-not-spent.ts'
import { passkeyCounterNotChecked } from './passkey-counter-not-checked.ts'
import { passkeyOriginComparedByItsBeginning } from './passkey-origin-compared-by-its-beginning.ts'
import { passkeyOwnerNotChecked } from './passkey-owner-not-checked.ts'
import { passkeysNotCounted } from './passkeys-not-counted.ts'
import { passwordsHashedFast } from './passwords-hashed-fast.ts'
import { passwordsNotCounted } from './passwords-not-counted.ts'
import { payeeShownByNameOnly } from './payee-shown-by-name-only.ts'
import { pendingFactorNotBoundToPerson } from './pending-factor-not-bound-to-person.ts'
import { pendingFactorNotBoundToSession } from './pending-factor-not-bound-to-session.ts'
import { pendingStepOutlivesTheSignOut } from './pending-step-outlives-the-sign-out.ts'
import { phishableFactorOpensEverything } from './phishable-factor-opens-everything.ts'
import { plainRedirectKeepsTheQuery } from './plain-redirect-keeps-the-query.ts'
import { plainRequestsSentOnWithTheirBody } from './plain-requests-sent-on-with-their-body.ts'
import { platformNotCompared } from './platform-not-compared.ts'
import { policyMatchesRawPath } from './policy-matches-raw-path.ts'
import { promptsNotLimited } from './prompts-not-limited.ts'
import { proofAddressComparedByItsStart } from './proof-address-compared-by-its-start.ts'
import { proofCountedFromTheToken } from './proof-counted-from-the-token.ts'
import { proofFinishedWithoutBeingBegun } from './proof-finished-without-being-begun.ts'
import { proofForAnyRequest } from './proof-for-any-request.ts'
import { proofForgottenTooEarly } from './proof-forgotten-too-early.ts'
import { proofOfAnyTime } from './proof-of-any-time.ts'
import { proofOfAnybodyForAnyToken } from './proof-of-anybody-for-any-token.ts'
import { proofSignatureNotVerified } from './proof-signature-not-verified.ts'
import { proofsRememberedPerNode } from './proofs-remembered-per-node.ts'
import { proposalOwnerNotChecked } from './proposal-owner-not-checked.ts'
import { providerSessionCountsAsProof } from './provider-session-counts-as-proof.ts'
import { providerSessionSuffices } from './provider-session-suffices.ts'
import { providerTakenFromTheResponse } from './provider-taken-from-the-response.ts'
import { publicKeyTakenForASecret } from './public-key-taken-for-a-secret.ts'
import { pushApprovalNotBoundToSession } from './push-approval-not-bound-to-session.ts'
import { pushApprovedLate } from './push-approved-late.ts'
import { pushDenialTakenForApproval } from './push-denial-taken-for-approval.ts'
import { pushNumberNotCompared } from './push-number-not-compared.ts'
import { recentSignInCountsAsAnyMethod } from './recent-sign-in-counts-as-any-method.ts'
import { recoveredAccountBindsFactorsFreely } from './recovered-account-binds-factors-freely.ts'
import { recoveryCodeCheckedThenSpent } from './recovery-code-checked-then-spent.ts'
import { recoveryCodeNotBoundToPerson } from './recovery-code-not-bound-to-person.ts'
import { recoveryCodeNotSpent } from './recovery-code-not-spent.ts'
import { recoveryCodesGuessedWithoutEnd } from './recovery-codes-guessed-without-end.ts'
import { recoveryCodesKeptInClear } from './recovery-codes-kept-in-clear.ts'
import { recoveryCodesMadeWithThePassword } from './recovery-codes-made-with-the-password.ts'
import { recoveryCodesNotRegistered } from './recovery-codes-not-registered.ts'
import { recoveryLinkNeverExpires } from './recovery-link-never-expires.ts'
import { recoveryLinkSurvivesAChange } from './recovery-link-survives-a-change.ts'
import { refreshTokenNotSpent } from './refresh-token-not-spent.ts'
import { refreshTokenReusedInTheSameSecond } from './refresh-token-reused-in-the-same-second.ts'
import { refreshTokensRememberedPerNode } from './refresh-tokens-remembered-per-node.ts'
import { refusalSaysWhy } from './refusal-says-why.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refusedRequestsLoggedWhole } from './refused-requests-logged-whole.ts'
import { registeredPasskeyCountsAsUsed } from './registered-passkey-counts-as-used.ts'
import { registeredPasskeyIsEnough } from './registered-passkey-is-enough.ts'
import { registrationNotSpent } from './registration-not-spent.ts'
import { removalLevelOfTheFactorOnly } from './removal-level-of-the-factor-only.ts'
import { removedFactorLeavesElevations } from './removed-factor-leaves-elevations.ts'
import { renegotiationAllowed } from './renegotiation-allowed.ts'
import { renewalCountsAsSignIn } from './renewal-counts-as-sign-in.ts'
import { renewalRaisesTheLevel } from './renewal-raises-the-level.ts'
import { renewedTokenDatedAnew } from './renewed-token-dated-anew.ts'
import { renewedTokenNotBound } from './renewed-token-not-bound.ts'
import { repeatedHeadersServed } from './repeated-headers-served.ts'
import { reportedPromptChangesNothing } from './reported-prompt-changes-nothing.ts'
import { requestedLevelEchoed } from './requested-level-echoed.ts'
import { returnToCheckedByItsFirstLetter } from './return-to-checked-by-its-first-letter.ts'
import { returnToNotChecked } from './return-to-not-checked.ts'
import { reuseLeavesTheFamily } from './reuse-leaves-the-family.ts'
import { revocationFailsUnnoticed } from './revocation-fails-unnoticed.ts'
import { scoreToldToTheClient } from './score-told-to-the-client.ts'
import { sealedDataOnlyEncoded } from './sealed-data-only-encoded.ts'
import { secondFactorIsStrongEnough } from './second-factor-is-strong-enough.ts'
import { sessionIdsInSequence } from './session-ids-in-sequence.ts'
import { sessionKeptAtSignIn } from './session-kept-at-sign-in.ts'
import { sessionNetworkNotCompared } from './session-network-not-compared.ts'
import { sessionNeverIdle } from './session-never-idle.ts'
import { sessionNotBoundToAddress } from './session-not-bound-to-address.ts'
import { sessionNotBoundToDevice } from './session-not-bound-to-device.ts'
import { sessionOpenWhileUsed } from './session-open-while-used.ts'
import { sessionTagTooShort } from './session-tag-too-short.ts'
import { sessionTokensKeptInClear } from './session-tokens-kept-in-clear.ts'
import { sessionsSurviveANewPassword } from './sessions-survive-a-new-password.ts'
import { shownTextNotChecked } from './shown-text-not-checked.ts'
import { signInTeachesHabits } from './sign-in-teaches-habits.ts'
import { signOutEverywhereLeavesTokens } from './sign-out-everywhere-leaves-tokens.ts'
import { signOutEverywhereSparesSessions } from './sign-out-everywhere-spares-sessions.ts'
import { signOutForgetsTheCookieOnly } from './sign-out-forgets-the-cookie-only.ts'
import { signOutLeavesElevations } from './sign-out-leaves-elevations.ts'
import { smallPaymentsCountedWithoutTheirSum } from './small-payments-counted-without-their-sum.ts'
import { smallPaymentsLookedAtOneByOne } from './small-payments-looked-at-one-by-one.ts'
import { socketOriginNotChecked } from './socket-origin-not-checked.ts'
import { socketOutlivesItsSession } from './socket-outlives-its-session.ts'
import { stepUpSubjectNotChecked } from './step-up-subject-not-checked.ts'
import { strangersLockKnownDevices } from './strangers-lock-known-devices.ts'
import { strongSessionOpensEverything } from './strong-session-opens-everything.ts'
import { strongSignInOpensEverything } from './strong-sign-in-opens-everything.ts'
import { subrequestHeaderSkipsTheGate } from './subrequest-header-skips-the-gate.ts'
import { tokenAcceptedAsBearer } from './token-accepted-as-bearer.ts'
import { tokenGoodForMinutesAfterItsEnd } from './token-good-for-minutes-after-its-end.ts'
import { tokenKeyNotCompared } from './token-key-not-compared.ts'
import { tokenLevelNotChecked } from './token-level-not-checked.ts'
import { tokensSurviveAChange } from './tokens-survive-a-change.ts'
import { totpCodeCheckedThenSpent } from './totp-code-checked-then-spent.ts'
import { totpCodeNotSpent } from './totp-code-not-spent.ts'
import { totpCodeReusableInTheNextWindow } from './totp-code-reusable-in-the-next-window.ts'
import { totpCodeSpentPerSignIn } from './totp-code-spent-per-sign-in.ts'
import { totpWindowTooWide } from './totp-window-too-wide.ts'
import { travelMeasuredWithinASession } from './travel-measured-within-a-session.ts'
import { travelNotComputed } from './travel-not-computed.ts'
import { trustedByAnybody } from './trusted-by-anybody.ts'
import { trustedDeviceAnywhereForEver } from './trusted-device-anywhere-for-ever.ts'
import { trustedDeviceNotLookedUp } from './trusted-device-not-looked-up.ts'
import { trustedDeviceOfAnyAccount } from './trusted-device-of-any-account.ts'
import { trustedDeviceOutlivesPassword } from './trusted-device-outlives-password.ts'
import { undeclaredMethodFallsThrough } from './undeclared-method-falls-through.ts'
import { underscoreHeaderSurvives } from './underscore-header-survives.ts'
import { unknownPlaceNotUnusual } from './unknown-place-not-unusual.ts'
import { unknownSessionIdAdopted } from './unknown-session-id-adopted.ts'
import { unreadableAddressSkipsTheSignals } from './unreadable-address-skips-the-signals.ts'
import { unreadableAddressSkipsTheStepUp } from './unreadable-address-skips-the-step-up.ts'
import { unsignedTokenAccepted } from './unsigned-token-accepted.ts'
import { userPresenceNotChecked } from './user-presence-not-checked.ts'
import { userVerificationNotChecked } from './user-verification-not-checked.ts'
import { verifierCheckedOnlyWhenSent } from './verifier-checked-only-when-sent.ts'
import { weakSuitesSpoken } from './weak-suites-spoken.ts'
import type { Weakness } from './weakness.ts'
import { wrongAnswersLoggedInFull } from './wrong-answers-logged-in-full.ts'
import { wrongAnswersNotLogged } from './wrong-answers-not-logged.ts'

export const weaknesses: readonly Weakness[] = [
  strongSessionOpensEverything,
  strongSignInOpensEverything,
  sessionKeptAtSignIn,
  unknownSessionIdAdopted,
  cookieKeptAtStepUp,
  oldCookieKeptAfterStepUp,
  sessionNotBoundToDevice,
  sessionNotBoundToAddress,
  signOutForgetsTheCookieOnly,
  revocationFailsUnnoticed,
  signOutEverywhereSparesSessions,
  sessionsSurviveANewPassword,
  tokensSurviveAChange,
  cookieAcceptedTwice,
  cookieReadableByScripts,
  cookieSentAcrossSites,
  sessionNeverIdle,
  sessionOpenWhileUsed,
  sessionIdsInSequence,
  sessionTagTooShort,
  trustedDeviceNotLookedUp,
  trustedDeviceOfAnyAccount,
  trustedDeviceAnywhereForEver,
  trustedDeviceOutlivesPassword,
  sessionNetworkNotCompared,
  anyNewAddressEndsTheSession,
  forwardedAddressBelieved,
  leftmostHopBelieved,
  loopbackInTheListTrusted,
  unreadableAddressSkipsTheSignals,
  addressComparedAsText,
  knownDeviceVouchesForThePlace,
  browserNotCompared,
  platformNotCompared,
  travelNotComputed,
  travelMeasuredWithinASession,
  signInTeachesHabits,
  actionsNotCounted,
  missingSignalCountsNothing,
  unknownPlaceNotUnusual,
  namelessDeviceNotUnusual,
  refusalSaysWhy,
  scoreToldToTheClient,
  tokenAcceptedAsBearer,
  tokenKeyNotCompared,
  dpopProofNotSpent,
  proofForAnyRequest,
  proofAddressComparedByItsStart,
  proofOfAnyTime,
  proofOfAnybodyForAnyToken,
  proofSignatureNotVerified,
  dpopNonceNotChecked,
  renewedTokenNotBound,
  refreshTokenNotSpent,
  refreshTokenReusedInTheSameSecond,
  reuseLeavesTheFamily,
  accessTokenOutlivesItsGrant,
  signOutEverywhereLeavesTokens,
  unsignedTokenAccepted,
  publicKeyTakenForASecret,
  keyTakenFromTheToken,
  keyFetchedFromWhereTheTokenPoints,
  idTokenTakenForAnAccessToken,
  expiryNotChecked,
  tokenGoodForMinutesAfterItsEnd,
  claimsReadApartFromTheSignature,
  levelTakenFromAHeader,
  verifierCheckedOnlyWhenSent,
  codeNotTiedToItsRequest,
  codeNotSpent,
  providerTakenFromTheResponse,
  totpCodeNotSpent,
  totpCodeSpentPerSignIn,
  olderTotpCodeAccepted,
  totpCodeReusableInTheNextWindow,
  totpWindowTooWide,
  approvalNotBoundToPayee,
  approvalNotBoundToAmount,
  approvalOfPresenceOnly,
  orderReadAnewAtExecution,
  shownTextNotChecked,
  payeeShownByNameOnly,
  longBatchCutShort,
  smallPaymentsLookedAtOneByOne,
  smallPaymentsCountedWithoutTheirSum,
  negativeAmountsAccepted,
  trustedByAnybody,
  limitApprovedWithoutItsAmount,
  approvalNotSpent,
  approvalCheckedThenSpent,
  totpCodeCheckedThenSpent,
  recoveryCodeCheckedThenSpent,
  passkeyChallengeNotSpent,
  passkeyOwnerNotChecked,
  stepUpSubjectNotChecked,
  proofsRememberedPerNode,
  latestProofsRememberedOnly,
  proofForgottenTooEarly,
  codesRememberedPerNode,
  refreshTokensRememberedPerNode,
  levelTakenFromTheRequest,
  providerSessionSuffices,
  requestedLevelEchoed,
  lowerFlowForTheHighestLevel,
  levelsNotOrdered,
  anyValidTokenOpensEverything,
  tokenLevelNotChecked,
  freshnessNotChecked,
  freshnessSlidesWithUse,
  proofCountedFromTheToken,
  freshnessToleratesDrift,
  recentSignInCountsAsAnyMethod,
  passkeysNotCounted,
  heldFactorsNotDemanded,
  factorChosenByTheClient,
  secondFactorIsStrongEnough,
  elevationOpensAnyAction,
  elevationKeptOnThePerson,
  removedFactorLeavesElevations,
  signOutLeavesElevations,
  recoveryCodeNotSpent,
  recoveryLinkNeverExpires,
  recoveryLinkSurvivesAChange,
  recoveryCodeNotBoundToPerson,
  recoveryCodesMadeWithThePassword,
  recoveryCodesGuessedWithoutEnd,
  recoveredAccountBindsFactorsFreely,
  renewalCountsAsSignIn,
  renewedTokenDatedAnew,
  renewalRaisesTheLevel,
  challengeNotBoundToSession,
  challengeBoundToThePersonOnly,
  pushApprovalNotBoundToSession,
  assertionChallengeNotCompared,
  assertionOriginNotCompared,
  assertionTypeNotCompared,
  assertionSignatureNotVerified,
  registeredPasskeyIsEnough,
  proposalOwnerNotChecked,
  guessesNotCounted,
  newChallengeResetsGuesses,
  onlyPasswordsCounted,
  passwordsNotCounted,
  lockEndsAfterAMinute,
  guessesCountedByTypedLogin,
  guessesCountedWithLetterCase,
  anySuccessResetsGuesses,
  ownSuccessResetsGuesses,
  guessCountersEvicted,
  lockNotCheckedAtCompletion,
  lockedPeopleKeepTheirTokens,
  strangersLockKnownDevices,
  oneCountForAllFactors,
  lockedAccountsNamed,
  onlyExistingAccountsLock,
  promptsNotLimited,
  deniedPromptsNotCounted,
  reportedPromptChangesNothing,
  pushNumberNotCompared,
  pushDenialTakenForApproval,
  pushApprovedLate,
  userVerificationNotChecked,
  userPresenceNotChecked,
  passkeyCounterNotChecked,
  recoveryCodesNotRegistered,
  olderVersionNotRegistered,
  basicAuthenticationReachesEverything,
  apiKeySkipsTheStepUp,
  providerSessionCountsAsProof,
  policyMatchesRawPath,
  openPathMatchedInTheQuery,
  fragmentCountsAsPath,
  methodOverrideHonoured,
  undeclaredMethodFallsThrough,
  forwardedUriBelieved,
  subrequestHeaderSkipsTheGate,
  healthCheckAgentPasses,
  underscoreHeaderSurvives,
  repeatedHeadersServed,
  batchApprovedByItsSum,
  batchApprovedByItsFirstPayments,
  messageNotGated,
  socketOutlivesItsSession,
  socketOriginNotChecked,
  flagInTheQueryBelieved,
  registeredPasskeyCountsAsUsed,
  firstStepCountsAsTheSecond,
  proofFinishedWithoutBeingBegun,
  demandedLevelIsGranted,
  pendingStepOutlivesTheSignOut,
  unreadableAddressSkipsTheStepUp,
  malformedTargetPasses,
  factorBoundWithThePassword,
  factorBoundWithAnySecondFactor,
  ownerNotToldOfChanges,
  factorRemovedWithThePassword,
  removalLevelOfTheFactorOnly,
  factorOwnerNotChecked,
  lastFactorCanGo,
  firstFactorForAnybody,
  pendingFactorNotBoundToPerson,
  pendingFactorNotBoundToSession,
  registrationNotSpent,
  factorListShowsSeeds,
  refusalsNotLogged,
  wrongAnswersNotLogged,
  logNamesNobody,
  eventsWrittenByHand,
  refusedRequestsLoggedWhole,
  wrongAnswersLoggedInFull,
  sessionTokensKeptInClear,
  sealedDataOnlyEncoded,
  passwordsHashedFast,
  recoveryCodesKeptInClear,
  cookieAloneChangesThings,
  originComparedByHostName,
  anyOriginMayRead,
  nullOriginMayRead,
  originsThatBeginAlikeMayRead,
  pagesMayBeFramed,
  framingForbiddenInWordsNobodyReads,
  returnToNotChecked,
  returnToCheckedByItsFirstLetter,
  answersKeptByTheBrowser,
  noCacheTakenForNoStore,
  oldTlsSpoken,
  weakSuitesSpoken,
  renegotiationAllowed,
  browsersNotKeptToTls,
  plainRequestsSentOnWithTheirBody,
  plainRedirectKeepsTheQuery,
  heardSessionLivesOn,
  passkeyOriginComparedByItsBeginning,
  phishableFactorOpensEverything,
]

/** Address of the module of a weakness: TypeScript in a clone, JavaScript in the published package. */
export function moduleOf(weakness: Weakness): string {
  return import.meta.url.replace(/index(\.\w+)$/, `${weakness.id}$1`)
}
