/** All weaknesses, in the order of their classes. */

import { accessTokenOutlivesItsGrant } from './access-token-outlives-its-grant.ts'
import { approvalCheckedThenSpent } from './approval-checked-then-spent.ts'
import { approvalNotBoundToAmount } from './approval-not-bound-to-amount.ts'
import { approvalNotBoundToPayee } from './approval-not-bound-to-payee.ts'
import { approvalNotSpent } from './approval-not-spent.ts'
import { challengeNotBoundToSession } from './challenge-not-bound-to-session.ts'
import { claimsReadApartFromTheSignature } from './claims-read-apart-from-the-signature.ts'
import { codeNotSpent } from './code-not-spent.ts'
import { codeNotTiedToItsRequest } from './code-not-tied-to-its-request.ts'
import { codesRememberedPerNode } from './codes-remembered-per-node.ts'
import { dpopNonceNotChecked } from './dpop-nonce-not-checked.ts'
import { dpopProofNotSpent } from './dpop-proof-not-spent.ts'
import { eventsWrittenByHand } from './events-written-by-hand.ts'
import { expiryNotChecked } from './expiry-not-checked.ts'
import { factorListShowsSeeds } from './factor-list-shows-seeds.ts'
import { freshnessNotChecked } from './freshness-not-checked.ts'
import { freshnessSlidesWithUse } from './freshness-slides-with-use.ts'
import { guessesNotCounted } from './guesses-not-counted.ts'
import { idTokenTakenForAnAccessToken } from './id-token-taken-for-an-access-token.ts'
import { keyFetchedFromWhereTheTokenPoints } from './key-fetched-from-where-the-token-points.ts'
import { keyTakenFromTheToken } from './key-taken-from-the-token.ts'
import { latestProofsRememberedOnly } from './latest-proofs-remembered-only.ts'
import { levelTakenFromAHeader } from './level-taken-from-a-header.ts'
import { levelTakenFromTheRequest } from './level-taken-from-the-request.ts'
import { logNamesNobody } from './log-names-nobody.ts'
import { methodOverrideHonoured } from './method-override-honoured.ts'
import { newChallengeResetsGuesses } from './new-challenge-resets-guesses.ts'
import { olderTotpCodeAccepted } from './older-totp-code-accepted.ts'
import { passwordsHashedFast } from './passwords-hashed-fast.ts'
import { policyMatchesRawPath } from './policy-matches-raw-path.ts'
import { proofAddressComparedByItsStart } from './proof-address-compared-by-its-start.ts'
import { proofForAnyRequest } from './proof-for-any-request.ts'
import { proofForgottenTooEarly } from './proof-forgotten-too-early.ts'
import { proofOfAnyTime } from './proof-of-any-time.ts'
import { proofOfAnybodyForAnyToken } from './proof-of-anybody-for-any-token.ts'
import { proofSignatureNotVerified } from './proof-signature-not-verified.ts'
import { proofsRememberedPerNode } from './proofs-remembered-per-node.ts'
import { proposalOwnerNotChecked } from './proposal-owner-not-checked.ts'
import { providerTakenFromTheResponse } from './provider-taken-from-the-response.ts'
import { publicKeyTakenForASecret } from './public-key-taken-for-a-secret.ts'
import { recoveryCodesKeptInClear } from './recovery-codes-kept-in-clear.ts'
import { refreshTokenNotSpent } from './refresh-token-not-spent.ts'
import { refreshTokenReusedInTheSameSecond } from './refresh-token-reused-in-the-same-second.ts'
import { refreshTokensRememberedPerNode } from './refresh-tokens-remembered-per-node.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refusedRequestsLoggedWhole } from './refused-requests-logged-whole.ts'
import { renewalCountsAsSignIn } from './renewal-counts-as-sign-in.ts'
import { renewalRaisesTheLevel } from './renewal-raises-the-level.ts'
import { renewedTokenDatedAnew } from './renewed-token-dated-anew.ts'
import { renewedTokenNotBound } from './renewed-token-not-bound.ts'
import { reuseLeavesTheFamily } from './reuse-leaves-the-family.ts'
import { sealedDataOnlyEncoded } from './sealed-data-only-encoded.ts'
import { sessionNotBoundToAddress } from './session-not-bound-to-address.ts'
import { sessionNotBoundToDevice } from './session-not-bound-to-device.ts'
import { sessionTokensKeptInClear } from './session-tokens-kept-in-clear.ts'
import { signOutEverywhereLeavesTokens } from './sign-out-everywhere-leaves-tokens.ts'
import { tokenAcceptedAsBearer } from './token-accepted-as-bearer.ts'
import { tokenGoodForMinutesAfterItsEnd } from './token-good-for-minutes-after-its-end.ts'
import { tokenKeyNotCompared } from './token-key-not-compared.ts'
import { tokenLevelNotChecked } from './token-level-not-checked.ts'
import { totpCodeNotSpent } from './totp-code-not-spent.ts'
import { totpCodeSpentPerSignIn } from './totp-code-spent-per-sign-in.ts'
import { unsignedTokenAccepted } from './unsigned-token-accepted.ts'
import { verifierCheckedOnlyWhenSent } from './verifier-checked-only-when-sent.ts'
import type { Weakness } from './weakness.ts'
import { wrongAnswersLoggedInFull } from './wrong-answers-logged-in-full.ts'
import { wrongAnswersNotLogged } from './wrong-answers-not-logged.ts'

export const weaknesses: readonly Weakness[] = [
  sessionNotBoundToDevice,
  sessionNotBoundToAddress,
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
  approvalNotBoundToPayee,
  approvalNotBoundToAmount,
  approvalNotSpent,
  approvalCheckedThenSpent,
  proofsRememberedPerNode,
  latestProofsRememberedOnly,
  proofForgottenTooEarly,
  codesRememberedPerNode,
  refreshTokensRememberedPerNode,
  levelTakenFromTheRequest,
  tokenLevelNotChecked,
  freshnessNotChecked,
  freshnessSlidesWithUse,
  renewalCountsAsSignIn,
  renewedTokenDatedAnew,
  renewalRaisesTheLevel,
  challengeNotBoundToSession,
  proposalOwnerNotChecked,
  guessesNotCounted,
  newChallengeResetsGuesses,
  policyMatchesRawPath,
  methodOverrideHonoured,
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
