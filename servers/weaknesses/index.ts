/** All weaknesses, in the order of their classes. */

import { apiKeySkipsTheStepUp } from './api-key-skips-the-step-up.ts'
import { approvalCheckedThenSpent } from './approval-checked-then-spent.ts'
import { approvalNotBoundToAmount } from './approval-not-bound-to-amount.ts'
import { approvalNotBoundToPayee } from './approval-not-bound-to-payee.ts'
import { approvalNotSpent } from './approval-not-spent.ts'
import { basicAuthenticationReachesEverything } from './basic-authentication-reaches-everything.ts'
import { batchApprovedByItsFirstPayments } from './batch-approved-by-its-first-payments.ts'
import { batchApprovedByItsSum } from './batch-approved-by-its-sum.ts'
import { challengeNotBoundToSession } from './challenge-not-bound-to-session.ts'
import { demandedLevelIsGranted } from './demanded-level-is-granted.ts'
import { dpopProofNotSpent } from './dpop-proof-not-spent.ts'
import { eventsWrittenByHand } from './events-written-by-hand.ts'
import { factorListShowsSeeds } from './factor-list-shows-seeds.ts'
import { firstStepCountsAsTheSecond } from './first-step-counts-as-the-second.ts'
import { flagInTheQueryBelieved } from './flag-in-the-query-believed.ts'
import { forwardedUriBelieved } from './forwarded-uri-believed.ts'
import { fragmentCountsAsPath } from './fragment-counts-as-path.ts'
import { freshnessNotChecked } from './freshness-not-checked.ts'
import { freshnessSlidesWithUse } from './freshness-slides-with-use.ts'
import { guessesNotCounted } from './guesses-not-counted.ts'
import { healthCheckAgentPasses } from './health-check-agent-passes.ts'
import { levelTakenFromTheRequest } from './level-taken-from-the-request.ts'
import { logNamesNobody } from './log-names-nobody.ts'
import { malformedTargetPasses } from './malformed-target-passes.ts'
import { messageNotGated } from './message-not-gated.ts'
import { methodOverrideHonoured } from './method-override-honoured.ts'
import { newChallengeResetsGuesses } from './new-challenge-resets-guesses.ts'
import { olderTotpCodeAccepted } from './older-totp-code-accepted.ts'
import { olderVersionNotRegistered } from './older-version-not-registered.ts'
import { openPathMatchedInTheQuery } from './open-path-matched-in-the-query.ts'
import { passwordsHashedFast } from './passwords-hashed-fast.ts'
import { pendingStepOutlivesTheSignOut } from './pending-step-outlives-the-sign-out.ts'
import { policyMatchesRawPath } from './policy-matches-raw-path.ts'
import { proofFinishedWithoutBeingBegun } from './proof-finished-without-being-begun.ts'
import { proposalOwnerNotChecked } from './proposal-owner-not-checked.ts'
import { providerSessionCountsAsProof } from './provider-session-counts-as-proof.ts'
import { recoveryCodesKeptInClear } from './recovery-codes-kept-in-clear.ts'
import { recoveryCodesNotRegistered } from './recovery-codes-not-registered.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refusedRequestsLoggedWhole } from './refused-requests-logged-whole.ts'
import { registeredPasskeyCountsAsUsed } from './registered-passkey-counts-as-used.ts'
import { repeatedHeadersServed } from './repeated-headers-served.ts'
import { sealedDataOnlyEncoded } from './sealed-data-only-encoded.ts'
import { sessionNotBoundToAddress } from './session-not-bound-to-address.ts'
import { sessionNotBoundToDevice } from './session-not-bound-to-device.ts'
import { sessionTokensKeptInClear } from './session-tokens-kept-in-clear.ts'
import { socketOriginNotChecked } from './socket-origin-not-checked.ts'
import { socketOutlivesItsSession } from './socket-outlives-its-session.ts'
import { subrequestHeaderSkipsTheGate } from './subrequest-header-skips-the-gate.ts'
import { tokenAcceptedAsBearer } from './token-accepted-as-bearer.ts'
import { tokenKeyNotCompared } from './token-key-not-compared.ts'
import { tokenLevelNotChecked } from './token-level-not-checked.ts'
import { totpCodeNotSpent } from './totp-code-not-spent.ts'
import { totpCodeSpentPerSignIn } from './totp-code-spent-per-sign-in.ts'
import { undeclaredMethodFallsThrough } from './undeclared-method-falls-through.ts'
import { underscoreHeaderSurvives } from './underscore-header-survives.ts'
import { unreadableAddressSkipsTheStepUp } from './unreadable-address-skips-the-step-up.ts'
import type { Weakness } from './weakness.ts'
import { wrongAnswersLoggedInFull } from './wrong-answers-logged-in-full.ts'
import { wrongAnswersNotLogged } from './wrong-answers-not-logged.ts'

export const weaknesses: readonly Weakness[] = [
  sessionNotBoundToDevice,
  sessionNotBoundToAddress,
  tokenAcceptedAsBearer,
  tokenKeyNotCompared,
  dpopProofNotSpent,
  totpCodeNotSpent,
  totpCodeSpentPerSignIn,
  olderTotpCodeAccepted,
  approvalNotBoundToPayee,
  approvalNotBoundToAmount,
  approvalNotSpent,
  approvalCheckedThenSpent,
  levelTakenFromTheRequest,
  tokenLevelNotChecked,
  freshnessNotChecked,
  freshnessSlidesWithUse,
  challengeNotBoundToSession,
  proposalOwnerNotChecked,
  guessesNotCounted,
  newChallengeResetsGuesses,
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
]

/** Address of the module of a weakness: TypeScript in a clone, JavaScript in the published package. */
export function moduleOf(weakness: Weakness): string {
  return import.meta.url.replace(/index(\.\w+)$/, `${weakness.id}$1`)
}
