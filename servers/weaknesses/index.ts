/** All weaknesses, in the order of their classes. */
import { anyValidTokenOpensEverything } from './any-valid-token-opens-everything.ts'
import { approvalCheckedThenSpent } from './approval-checked-then-spent.ts'
import { approvalNotBoundToAmount } from './approval-not-bound-to-amount.ts'
import { approvalNotBoundToPayee } from './approval-not-bound-to-payee.ts'
import { approvalNotSpent } from './approval-not-spent.ts'
import { approvalOfPresenceOnly } from './approval-of-presence-only.ts'
import { challengeNotBoundToSession } from './challenge-not-bound-to-session.ts'
import { dpopProofNotSpent } from './dpop-proof-not-spent.ts'
import { elevationKeptOnThePerson } from './elevation-kept-on-the-person.ts'
import { elevationOpensAnyAction } from './elevation-opens-any-action.ts'
import { factorChosenByTheClient } from './factor-chosen-by-the-client.ts'
import { freshnessNotChecked } from './freshness-not-checked.ts'
import { freshnessSlidesWithUse } from './freshness-slides-with-use.ts'
import { freshnessToleratesDrift } from './freshness-tolerates-drift.ts'
import { guessesNotCounted } from './guesses-not-counted.ts'
import { heldFactorsNotDemanded } from './held-factors-not-demanded.ts'
import { levelTakenFromTheRequest } from './level-taken-from-the-request.ts'
import { levelsNotOrdered } from './levels-not-ordered.ts'
import { longBatchCutShort } from './long-batch-cut-short.ts'
import { lowerFlowForTheHighestLevel } from './lower-flow-for-the-highest-level.ts'
import { methodOverrideHonoured } from './method-override-honoured.ts'
import { negativeAmountsAccepted } from './negative-amounts-accepted.ts'
import { newChallengeResetsGuesses } from './new-challenge-resets-guesses.ts'
import { olderTotpCodeAccepted } from './older-totp-code-accepted.ts'
import { orderReadAnewAtExecution } from './order-read-anew-at-execution.ts'
import { passkeysNotCounted } from './passkeys-not-counted.ts'
import { payeeShownByNameOnly } from './payee-shown-by-name-only.ts'
import { policyMatchesRawPath } from './policy-matches-raw-path.ts'
import { proofCountedFromTheToken } from './proof-counted-from-the-token.ts'
import { proposalOwnerNotChecked } from './proposal-owner-not-checked.ts'
import { providerSessionSuffices } from './provider-session-suffices.ts'
import { recentSignInCountsAsAnyMethod } from './recent-sign-in-counts-as-any-method.ts'
import { removedFactorLeavesElevations } from './removed-factor-leaves-elevations.ts'
import { requestedLevelEchoed } from './requested-level-echoed.ts'
import { secondFactorIsStrongEnough } from './second-factor-is-strong-enough.ts'
import { sessionNotBoundToAddress } from './session-not-bound-to-address.ts'
import { sessionNotBoundToDevice } from './session-not-bound-to-device.ts'
import { shownTextNotChecked } from './shown-text-not-checked.ts'
import { signOutLeavesElevations } from './sign-out-leaves-elevations.ts'
import { smallPaymentsCountedWithoutTheirSum } from './small-payments-counted-without-their-sum.ts'
import { smallPaymentsLookedAtOneByOne } from './small-payments-looked-at-one-by-one.ts'
import { strongSessionOpensEverything } from './strong-session-opens-everything.ts'
import { strongSignInOpensEverything } from './strong-sign-in-opens-everything.ts'
import { tokenAcceptedAsBearer } from './token-accepted-as-bearer.ts'
import { tokenKeyNotCompared } from './token-key-not-compared.ts'
import { tokenLevelNotChecked } from './token-level-not-checked.ts'
import { totpCodeNotSpent } from './totp-code-not-spent.ts'
import { totpCodeSpentPerSignIn } from './totp-code-spent-per-sign-in.ts'
import { trustedByAnybody } from './trusted-by-anybody.ts'
import type { Weakness } from './weakness.ts'

export const weaknesses: readonly Weakness[] = [
  strongSessionOpensEverything,
  strongSignInOpensEverything,
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
  approvalOfPresenceOnly,
  orderReadAnewAtExecution,
  shownTextNotChecked,
  payeeShownByNameOnly,
  longBatchCutShort,
  smallPaymentsLookedAtOneByOne,
  smallPaymentsCountedWithoutTheirSum,
  negativeAmountsAccepted,
  trustedByAnybody,
  approvalNotSpent,
  approvalCheckedThenSpent,
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
  challengeNotBoundToSession,
  proposalOwnerNotChecked,
  guessesNotCounted,
  newChallengeResetsGuesses,
  policyMatchesRawPath,
  methodOverrideHonoured,
]
