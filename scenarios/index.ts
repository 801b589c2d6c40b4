/** The library, in reading order: this list is the table of contents. */
import type { AnyScenario } from 'stepproof'
import { actBelowTheStrongestFactor } from './aal-miscomputed/act-below-the-strongest-factor.ts'
import { askInOtherWords } from './acr-eval/ask-in-other-words.ts'
import { stripAcrValues } from './acr-strip/strip-acr-values.ts'
import { useTokenWithoutItsKey } from './bearer-theft/use-token-without-its-key.ts'
import { answerInAnotherSession } from './challenge-swap-session/answer-in-another-session.ts'
import { useElevationAfterItsEnd } from './elevation-lifecycle/use-elevation-after-its-end.ts'
import { useApprovalForSomethingElse } from './elevation-scope/use-approval-for-something-else.ts'
import { useApprovalInAnotherSession } from './elevation-scope/use-approval-in-another-session.ts'
import { answerWithAWeakerFactor } from './factor-downgrade/answer-with-a-weaker-factor.ts'
import { proveWithSomethingWeaker } from './fresh-wrong-method/prove-with-something-weaker.ts'
import { actLongAfterTheProof } from './gate-login-only/act-long-after-the-proof.ts'
import { actOnAStrongSignIn } from './gate-login-only/act-on-a-strong-sign-in.ts'
import { respellTheRequest } from './gate-path-canon/respell-the-request.ts'
import { actAfterMaxAge } from './max-age-stale/act-after-max-age.ts'
import { guessOverFreshChallenges } from './otp-brute/guess-over-fresh-challenges.ts'
import { reuseTotpCode } from './otp-replay/reuse-totp-code.ts'
import { useATokenOfLevelOne } from './rs-ignores-acr/use-a-token-of-level-one.ts'
import { replayStolenCookie } from './session-hijack/replay-stolen-cookie.ts'
import { useApprovalTwice } from './single-use-race/use-approval-twice.ts'
import { raiseTheLimit } from './txn-exemption-abuse/raise-the-limit.ts'
import { splitASum } from './txn-exemption-abuse/split-a-sum.ts'
import { trustThePayeeFirst } from './txn-exemption-abuse/trust-the-payee-first.ts'
import { turnTheCounterBack } from './txn-exemption-abuse/turn-the-counter-back.ts'
import { editWhileItIsExecuted } from './txn-toctou/edit-while-it-is-executed.ts'
import { swapTransactionAfterApproval } from './txn-unbound/swap-transaction-after-approval.ts'
import { dressUpThePayee } from './txn-wysiwys/dress-up-the-payee.ts'
import { haveSomethingElseApproved } from './txn-wysiwys/have-something-else-approved.ts'

export const scenarios: readonly AnyScenario[] = [
  actLongAfterTheProof,
  actOnAStrongSignIn,
  replayStolenCookie,
  useTokenWithoutItsKey,
  reuseTotpCode,
  swapTransactionAfterApproval,
  editWhileItIsExecuted,
  dressUpThePayee,
  haveSomethingElseApproved,
  splitASum,
  turnTheCounterBack,
  trustThePayeeFirst,
  raiseTheLimit,
  useApprovalTwice,
  stripAcrValues,
  askInOtherWords,
  useATokenOfLevelOne,
  actAfterMaxAge,
  proveWithSomethingWeaker,
  actBelowTheStrongestFactor,
  answerWithAWeakerFactor,
  useApprovalForSomethingElse,
  useApprovalInAnotherSession,
  useElevationAfterItsEnd,
  answerInAnotherSession,
  guessOverFreshChallenges,
  respellTheRequest,
]
