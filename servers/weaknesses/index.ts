/** All weaknesses, in the order of their classes. */

import { answersKeptByTheBrowser } from './answers-kept-by-the-browser.ts'
import { anyOriginMayRead } from './any-origin-may-read.ts'
import { approvalCheckedThenSpent } from './approval-checked-then-spent.ts'
import { approvalNotBoundToAmount } from './approval-not-bound-to-amount.ts'
import { approvalNotBoundToPayee } from './approval-not-bound-to-payee.ts'
import { approvalNotSpent } from './approval-not-spent.ts'
import { assertionChallengeNotCompared } from './assertion-challenge-not-compared.ts'
import { assertionOriginNotCompared } from './assertion-origin-not-compared.ts'
import { assertionSignatureNotVerified } from './assertion-signature-not-verified.ts'
import { assertionTypeNotCompared } from './assertion-type-not-compared.ts'
import { browsersNotKeptToTls } from './browsers-not-kept-to-tls.ts'
import { challengeBoundToThePersonOnly } from './challenge-bound-to-the-person-only.ts'
import { challengeNotBoundToSession } from './challenge-not-bound-to-session.ts'
import { cookieAloneChangesThings } from './cookie-alone-changes-things.ts'
import { deniedPromptsNotCounted } from './denied-prompts-not-counted.ts'
import { dpopProofNotSpent } from './dpop-proof-not-spent.ts'
import { eventsWrittenByHand } from './events-written-by-hand.ts'
import { factorListShowsSeeds } from './factor-list-shows-seeds.ts'
import { framingForbiddenInWordsNobodyReads } from './framing-forbidden-in-words-nobody-reads.ts'
import { freshnessNotChecked } from './freshness-not-checked.ts'
import { freshnessSlidesWithUse } from './freshness-slides-with-use.ts'
import { guessesNotCounted } from './guesses-not-counted.ts'
import { heardSessionLivesOn } from './heard-session-lives-on.ts'
import { levelTakenFromTheRequest } from './level-taken-from-the-request.ts'
import { logNamesNobody } from './log-names-nobody.ts'
import { methodOverrideHonoured } from './method-override-honoured.ts'
import { newChallengeResetsGuesses } from './new-challenge-resets-guesses.ts'
import { noCacheTakenForNoStore } from './no-cache-taken-for-no-store.ts'
import { nullOriginMayRead } from './null-origin-may-read.ts'
import { oldTlsSpoken } from './old-tls-spoken.ts'
import { olderTotpCodeAccepted } from './older-totp-code-accepted.ts'
import { originComparedByHostName } from './origin-compared-by-host-name.ts'
import { originsThatBeginAlikeMayRead } from './origins-that-begin-alike-may-read.ts'
import { pagesMayBeFramed } from './pages-may-be-framed.ts'
import { passkeyChallengeNotSpent } from './passkey-challenge-not-spent.ts'
import { passkeyCounterNotChecked } from './passkey-counter-not-checked.ts'
import { passkeyOriginComparedByItsBeginning } from './passkey-origin-compared-by-its-beginning.ts'
import { passkeyOwnerNotChecked } from './passkey-owner-not-checked.ts'
import { passwordsHashedFast } from './passwords-hashed-fast.ts'
import { phishableFactorOpensEverything } from './phishable-factor-opens-everything.ts'
import { plainRedirectKeepsTheQuery } from './plain-redirect-keeps-the-query.ts'
import { plainRequestsSentOnWithTheirBody } from './plain-requests-sent-on-with-their-body.ts'
import { policyMatchesRawPath } from './policy-matches-raw-path.ts'
import { promptsNotLimited } from './prompts-not-limited.ts'
import { proposalOwnerNotChecked } from './proposal-owner-not-checked.ts'
import { pushApprovalNotBoundToSession } from './push-approval-not-bound-to-session.ts'
import { pushApprovedLate } from './push-approved-late.ts'
import { pushDenialTakenForApproval } from './push-denial-taken-for-approval.ts'
import { pushNumberNotCompared } from './push-number-not-compared.ts'
import { recoveryCodeCheckedThenSpent } from './recovery-code-checked-then-spent.ts'
import { recoveryCodeNotBoundToPerson } from './recovery-code-not-bound-to-person.ts'
import { recoveryCodeNotSpent } from './recovery-code-not-spent.ts'
import { recoveryCodesGuessedWithoutEnd } from './recovery-codes-guessed-without-end.ts'
import { recoveryCodesKeptInClear } from './recovery-codes-kept-in-clear.ts'
import { recoveryCodesMadeWithThePassword } from './recovery-codes-made-with-the-password.ts'
import { recoveryRemovesFactors } from './recovery-removes-factors.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refusedRequestsLoggedWhole } from './refused-requests-logged-whole.ts'
import { registeredPasskeyIsEnough } from './registered-passkey-is-enough.ts'
import { renegotiationAllowed } from './renegotiation-allowed.ts'
import { reportedPromptChangesNothing } from './reported-prompt-changes-nothing.ts'
import { returnToCheckedByItsFirstLetter } from './return-to-checked-by-its-first-letter.ts'
import { returnToNotChecked } from './return-to-not-checked.ts'
import { sealedDataOnlyEncoded } from './sealed-data-only-encoded.ts'
import { sessionNotBoundToAddress } from './session-not-bound-to-address.ts'
import { sessionNotBoundToDevice } from './session-not-bound-to-device.ts'
import { sessionTokensKeptInClear } from './session-tokens-kept-in-clear.ts'
import { stepUpSubjectNotChecked } from './step-up-subject-not-checked.ts'
import { tokenAcceptedAsBearer } from './token-accepted-as-bearer.ts'
import { tokenKeyNotCompared } from './token-key-not-compared.ts'
import { tokenLevelNotChecked } from './token-level-not-checked.ts'
import { totpCodeCheckedThenSpent } from './totp-code-checked-then-spent.ts'
import { totpCodeNotSpent } from './totp-code-not-spent.ts'
import { totpCodeReusableInTheNextWindow } from './totp-code-reusable-in-the-next-window.ts'
import { totpCodeSpentPerSignIn } from './totp-code-spent-per-sign-in.ts'
import { totpWindowTooWide } from './totp-window-too-wide.ts'
import { userPresenceNotChecked } from './user-presence-not-checked.ts'
import { userVerificationNotChecked } from './user-verification-not-checked.ts'
import { weakSuitesSpoken } from './weak-suites-spoken.ts'
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
  totpCodeReusableInTheNextWindow,
  totpWindowTooWide,
  approvalNotBoundToPayee,
  approvalNotBoundToAmount,
  approvalNotSpent,
  approvalCheckedThenSpent,
  totpCodeCheckedThenSpent,
  recoveryCodeCheckedThenSpent,
  passkeyChallengeNotSpent,
  passkeyOwnerNotChecked,
  stepUpSubjectNotChecked,
  levelTakenFromTheRequest,
  tokenLevelNotChecked,
  freshnessNotChecked,
  freshnessSlidesWithUse,
  recoveryCodeNotSpent,
  recoveryCodeNotBoundToPerson,
  recoveryCodesMadeWithThePassword,
  recoveryCodesGuessedWithoutEnd,
  recoveryRemovesFactors,
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
  promptsNotLimited,
  deniedPromptsNotCounted,
  reportedPromptChangesNothing,
  pushNumberNotCompared,
  pushDenialTakenForApproval,
  pushApprovedLate,
  userVerificationNotChecked,
  userPresenceNotChecked,
  passkeyCounterNotChecked,
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
