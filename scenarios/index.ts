/** The library, in reading order: this list is the table of contents. */
import type { AnyScenario } from 'stepproof'
import { stripAcrValues } from './acr-strip/strip-acr-values.ts'
import { relayEverything } from './aitm-relay/relay-everything.ts'
import { handInACapturedAssertion } from './assertion-replay/hand-in-a-captured-assertion.ts'
import { actUnseen } from './audit-gap/act-unseen.ts'
import { useTokenWithoutItsKey } from './bearer-theft/use-token-without-its-key.ts'
import { forgeTheAssertion } from './ceremony-unverified/forge-the-assertion.ts'
import { answerInAnotherSession } from './challenge-swap-session/answer-in-another-session.ts'
import { goOnWithTheVictimsPrompt } from './challenge-swap-session/go-on-with-the-victims-prompt.ts'
import { makeTheVictimAnswer } from './challenge-swap-session/make-the-victim-answer.ts'
import { answerWithOnesOwnAuthenticator } from './challenge-swap-user/answer-with-ones-own-authenticator.ts'
import { signInAsOneselfAtTheProvider } from './challenge-swap-user/sign-in-as-oneself-at-the-provider.ts'
import { frameTheApproval } from './clickjack/frame-the-approval.ts'
import { readFromAnotherOrigin } from './cors/read-from-another-origin.ts'
import { actFromAnotherPage } from './csrf-stepup/act-from-another-page.ts'
import { readTheFactors } from './factor-secret-leak/read-the-factors.ts'
import { respellTheRequest } from './gate-path-canon/respell-the-request.ts'
import { actWithoutTls } from './http-8080/act-without-tls.ts'
import { forgeAnEvent } from './log-injection/forge-an-event.ts'
import { actAfterMaxAge } from './max-age-stale/act-after-max-age.ts'
import { guessOverFreshChallenges } from './otp-brute/guess-over-fresh-challenges.ts'
import { reuseTotpCode } from './otp-replay/reuse-totp-code.ts'
import { useACodeSeenLongAgo } from './otp-replay/use-a-code-seen-long-ago.ts'
import { floodThePhone } from './prompt-flood/flood-the-phone.ts'
import { goOnWithoutTheRightNumber } from './push-match/go-on-without-the-right-number.ts'
import { guessRecoveryCodes } from './recovery-code-abuse/guess-recovery-codes.ts'
import { makeCodesWithThePassword } from './recovery-code-abuse/make-codes-with-the-password.ts'
import { useAWorthlessRecoveryCode } from './recovery-code-abuse/use-a-worthless-recovery-code.ts'
import { resetThePasswordByMail } from './recovery-flow-bypass/reset-the-password-by-mail.ts'
import { readWhatIsLeftBehind } from './response-leak/read-what-is-left-behind.ts'
import { leadTheWayBackElsewhere } from './return-to/lead-the-way-back-elsewhere.ts'
import { readTheStore } from './secret-at-rest/read-the-store.ts'
import { leaveSecretsInTheLog } from './secret-in-log/leave-secrets-in-the-log.ts'
import { replayStolenCookie } from './session-hijack/replay-stolen-cookie.ts'
import { useApprovalTwice } from './single-use-race/use-approval-twice.ts'
import { useOneCodeAtOnce } from './single-use-race/use-one-code-at-once.ts'
import { talkTheConnectionDown } from './tls-downgrade/talk-the-connection-down.ts'
import { swapTransactionAfterApproval } from './txn-unbound/swap-transaction-after-approval.ts'
import { useAKeyThatProvesLess } from './webauthn-policy/use-a-key-that-proves-less.ts'

export const scenarios: readonly AnyScenario[] = [
  replayStolenCookie,
  useTokenWithoutItsKey,
  reuseTotpCode,
  useACodeSeenLongAgo,
  swapTransactionAfterApproval,
  useApprovalTwice,
  useOneCodeAtOnce,
  handInACapturedAssertion,
  stripAcrValues,
  actAfterMaxAge,
  useAWorthlessRecoveryCode,
  makeCodesWithThePassword,
  guessRecoveryCodes,
  resetThePasswordByMail,
  answerInAnotherSession,
  makeTheVictimAnswer,
  goOnWithTheVictimsPrompt,
  answerWithOnesOwnAuthenticator,
  signInAsOneselfAtTheProvider,
  forgeTheAssertion,
  guessOverFreshChallenges,
  floodThePhone,
  goOnWithoutTheRightNumber,
  useAKeyThatProvesLess,
  respellTheRequest,
  readTheFactors,
  actUnseen,
  forgeAnEvent,
  leaveSecretsInTheLog,
  readTheStore,
  actFromAnotherPage,
  readFromAnotherOrigin,
  frameTheApproval,
  leadTheWayBackElsewhere,
  readWhatIsLeftBehind,
  talkTheConnectionDown,
  actWithoutTls,
  relayEverything,
]
