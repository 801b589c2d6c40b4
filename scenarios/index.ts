/** The library, in reading order: this list is the table of contents. */
import type { AnyScenario } from 'stepproof'
import { stripAcrValues } from './acr-strip/strip-acr-values.ts'
import { actUnseen } from './audit-gap/act-unseen.ts'
import { useTokenWithoutItsKey } from './bearer-theft/use-token-without-its-key.ts'
import { answerInAnotherSession } from './challenge-swap-session/answer-in-another-session.ts'
import { tossACookie } from './cookie-attributes/toss-a-cookie.ts'
import { turnTheCountBack } from './counter-evade/turn-the-count-back.ts'
import { stayAfterAChange } from './cred-change-sessions/stay-after-a-change.ts'
import { finishWhatAnotherBegan } from './enrol-foreign/finish-what-another-began.ts'
import { registerOnceMore } from './enrol-foreign/register-once-more.ts'
import { actWithoutAFactor } from './enrol-skip/act-without-a-factor.ts'
import { bindAFactorUnnoticed } from './enrol-ungated/bind-a-factor-unnoticed.ts'
import { bindAFactorWithLess } from './enrol-ungated/bind-a-factor-with-less.ts'
import { removeAFactorWithLess } from './factor-remove-ungated/remove-a-factor-with-less.ts'
import { removeAnotherPersonsFactor } from './factor-remove-ungated/remove-another-persons-factor.ts'
import { removeTheLastFactor } from './factor-remove-ungated/remove-the-last-factor.ts'
import { readTheFactors } from './factor-secret-leak/read-the-factors.ts'
import { respellTheRequest } from './gate-path-canon/respell-the-request.ts'
import { respellTheLogin } from './lock-alias/respell-the-login.ts'
import { actThroughALock } from './lock-bypass/act-through-a-lock.ts'
import { renewAfterALock } from './lock-bypass/renew-after-a-lock.ts'
import { lockTheOwnerOut } from './lockout-dos/lock-the-owner-out.ts'
import { forgeAnEvent } from './log-injection/forge-an-event.ts'
import { actAfterSignOut } from './logout-ineffective/act-after-sign-out.ts'
import { answerAfterSignOut } from './logout-ineffective/answer-after-sign-out.ts'
import { renewAfterSignOut } from './logout-ineffective/renew-after-sign-out.ts'
import { actAfterMaxAge } from './max-age-stale/act-after-max-age.ts'
import { guessOverFreshChallenges } from './otp-brute/guess-over-fresh-challenges.ts'
import { guessThePassword } from './otp-brute/guess-the-password.ts'
import { reuseTotpCode } from './otp-replay/reuse-totp-code.ts'
import { readTheStore } from './secret-at-rest/read-the-store.ts'
import { leaveSecretsInTheLog } from './secret-in-log/leave-secrets-in-the-log.ts'
import { keepTheCookieFromBefore } from './session-fixation/keep-the-cookie-from-before.ts'
import { plantACookie } from './session-fixation/plant-a-cookie.ts'
import { guessASessionCookie } from './session-forge/guess-a-session-cookie.ts'
import { replayStolenCookie } from './session-hijack/replay-stolen-cookie.ts'
import { useAForgottenSession } from './session-timeouts/use-a-forgotten-session.ts'
import { useApprovalTwice } from './single-use-race/use-approval-twice.ts'
import { poseAsATrustedDevice } from './trusted-device-cookie/pose-as-a-trusted-device.ts'
import { swapTransactionAfterApproval } from './txn-unbound/swap-transaction-after-approval.ts'
import { compareTheAnswers } from './user-enum/compare-the-answers.ts'

export const scenarios: readonly AnyScenario[] = [
  plantACookie,
  keepTheCookieFromBefore,
  replayStolenCookie,
  actAfterSignOut,
  answerAfterSignOut,
  renewAfterSignOut,
  stayAfterAChange,
  tossACookie,
  useAForgottenSession,
  guessASessionCookie,
  poseAsATrustedDevice,
  useTokenWithoutItsKey,
  reuseTotpCode,
  swapTransactionAfterApproval,
  useApprovalTwice,
  stripAcrValues,
  actAfterMaxAge,
  answerInAnotherSession,
  guessOverFreshChallenges,
  guessThePassword,
  respellTheLogin,
  turnTheCountBack,
  actThroughALock,
  renewAfterALock,
  lockTheOwnerOut,
  compareTheAnswers,
  respellTheRequest,
  bindAFactorWithLess,
  bindAFactorUnnoticed,
  removeAFactorWithLess,
  removeAnotherPersonsFactor,
  removeTheLastFactor,
  actWithoutAFactor,
  finishWhatAnotherBegan,
  registerOnceMore,
  readTheFactors,
  actUnseen,
  forgeAnEvent,
  leaveSecretsInTheLog,
  readTheStore,
]
