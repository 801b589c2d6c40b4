/** All weaknesses, in the order of their classes. */

import { anySuccessResetsGuesses } from './any-success-resets-guesses.ts'
import { approvalCheckedThenSpent } from './approval-checked-then-spent.ts'
import { approvalNotBoundToAmount } from './approval-not-bound-to-amount.ts'
import { approvalNotBoundToPayee } from './approval-not-bound-to-payee.ts'
import { approvalNotSpent } from './approval-not-spent.ts'
import { challengeNotBoundToSession } from './challenge-not-bound-to-session.ts'
import { cookieAcceptedTwice } from './cookie-accepted-twice.ts'
import { cookieKeptAtStepUp } from './cookie-kept-at-step-up.ts'
import { cookieReadableByScripts } from './cookie-readable-by-scripts.ts'
import { cookieSentAcrossSites } from './cookie-sent-across-sites.ts'
import { dpopProofNotSpent } from './dpop-proof-not-spent.ts'
import { eventsWrittenByHand } from './events-written-by-hand.ts'
import { factorBoundWithAnySecondFactor } from './factor-bound-with-any-second-factor.ts'
import { factorBoundWithThePassword } from './factor-bound-with-the-password.ts'
import { factorListShowsSeeds } from './factor-list-shows-seeds.ts'
import { factorOwnerNotChecked } from './factor-owner-not-checked.ts'
import { factorRemovedWithThePassword } from './factor-removed-with-the-password.ts'
import { firstFactorForAnybody } from './first-factor-for-anybody.ts'
import { freshnessNotChecked } from './freshness-not-checked.ts'
import { freshnessSlidesWithUse } from './freshness-slides-with-use.ts'
import { guessCountersEvicted } from './guess-counters-evicted.ts'
import { guessesCountedByTypedLogin } from './guesses-counted-by-typed-login.ts'
import { guessesCountedWithLetterCase } from './guesses-counted-with-letter-case.ts'
import { guessesNotCounted } from './guesses-not-counted.ts'
import { lastFactorCanGo } from './last-factor-can-go.ts'
import { levelTakenFromTheRequest } from './level-taken-from-the-request.ts'
import { lockEndsAfterAMinute } from './lock-ends-after-a-minute.ts'
import { lockNotCheckedAtCompletion } from './lock-not-checked-at-completion.ts'
import { lockedAccountsNamed } from './locked-accounts-named.ts'
import { lockedPeopleKeepTheirTokens } from './locked-people-keep-their-tokens.ts'
import { logNamesNobody } from './log-names-nobody.ts'
import { methodOverrideHonoured } from './method-override-honoured.ts'
import { newChallengeResetsGuesses } from './new-challenge-resets-guesses.ts'
import { oldCookieKeptAfterStepUp } from './old-cookie-kept-after-step-up.ts'
import { olderTotpCodeAccepted } from './older-totp-code-accepted.ts'
import { oneCountForAllFactors } from './one-count-for-all-factors.ts'
import { onlyExistingAccountsLock } from './only-existing-accounts-lock.ts'
import { onlyPasswordsCounted } from './only-passwords-counted.ts'
import { ownSuccessResetsGuesses } from './own-success-resets-guesses.ts'
import { ownerNotToldOfChanges } from './owner-not-told-of-changes.ts'
import { passwordsHashedFast } from './passwords-hashed-fast.ts'
import { passwordsNotCounted } from './passwords-not-counted.ts'
import { pendingFactorNotBoundToPerson } from './pending-factor-not-bound-to-person.ts'
import { pendingFactorNotBoundToSession } from './pending-factor-not-bound-to-session.ts'
import { policyMatchesRawPath } from './policy-matches-raw-path.ts'
import { proposalOwnerNotChecked } from './proposal-owner-not-checked.ts'
import { recoveryCodesKeptInClear } from './recovery-codes-kept-in-clear.ts'
import { recoveryGuessesNotCounted } from './recovery-guesses-not-counted.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refusedRequestsLoggedWhole } from './refused-requests-logged-whole.ts'
import { registrationNotSpent } from './registration-not-spent.ts'
import { removalLevelOfTheFactorOnly } from './removal-level-of-the-factor-only.ts'
import { revocationFailsUnnoticed } from './revocation-fails-unnoticed.ts'
import { sealedDataOnlyEncoded } from './sealed-data-only-encoded.ts'
import { sessionIdsInSequence } from './session-ids-in-sequence.ts'
import { sessionKeptAtSignIn } from './session-kept-at-sign-in.ts'
import { sessionNeverIdle } from './session-never-idle.ts'
import { sessionNotBoundToAddress } from './session-not-bound-to-address.ts'
import { sessionNotBoundToDevice } from './session-not-bound-to-device.ts'
import { sessionOpenWhileUsed } from './session-open-while-used.ts'
import { sessionTagTooShort } from './session-tag-too-short.ts'
import { sessionTokensKeptInClear } from './session-tokens-kept-in-clear.ts'
import { sessionsSurviveANewPassword } from './sessions-survive-a-new-password.ts'
import { signOutEverywhereSparesSessions } from './sign-out-everywhere-spares-sessions.ts'
import { signOutForgetsTheCookieOnly } from './sign-out-forgets-the-cookie-only.ts'
import { strangersLockKnownDevices } from './strangers-lock-known-devices.ts'
import { tokenAcceptedAsBearer } from './token-accepted-as-bearer.ts'
import { tokenKeyNotCompared } from './token-key-not-compared.ts'
import { tokenLevelNotChecked } from './token-level-not-checked.ts'
import { tokensSurviveAChange } from './tokens-survive-a-change.ts'
import { totpCodeNotSpent } from './totp-code-not-spent.ts'
import { totpCodeSpentPerSignIn } from './totp-code-spent-per-sign-in.ts'
import { trustedDeviceAnywhereForEver } from './trusted-device-anywhere-for-ever.ts'
import { trustedDeviceNotLookedUp } from './trusted-device-not-looked-up.ts'
import { trustedDeviceOfAnyAccount } from './trusted-device-of-any-account.ts'
import { trustedDeviceOutlivesPassword } from './trusted-device-outlives-password.ts'
import { unknownSessionIdAdopted } from './unknown-session-id-adopted.ts'
import type { Weakness } from './weakness.ts'
import { wrongAnswersLoggedInFull } from './wrong-answers-logged-in-full.ts'
import { wrongAnswersNotLogged } from './wrong-answers-not-logged.ts'

export const weaknesses: readonly Weakness[] = [
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
  onlyPasswordsCounted,
  recoveryGuessesNotCounted,
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
  policyMatchesRawPath,
  methodOverrideHonoured,
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
]
