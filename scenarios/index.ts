/** The library, in reading order: this list is the table of contents. */
import type { AnyScenario } from 'stepproof'
import { actBelowTheStrongestFactor } from './aal-miscomputed/act-below-the-strongest-factor.ts'
import { askInOtherWords } from './acr-eval/ask-in-other-words.ts'
import { stripAcrValues } from './acr-strip/strip-acr-values.ts'
import { relayEverything } from './aitm-relay/relay-everything.ts'
import { handInACapturedAssertion } from './assertion-replay/hand-in-a-captured-assertion.ts'
import { actUnseen } from './audit-gap/act-unseen.ts'
import { useTokenWithoutItsKey } from './bearer-theft/use-token-without-its-key.ts'
import { useARenewedTokenWithoutItsKey } from './binding-stripped/use-a-renewed-token-without-its-key.ts'
import { forgeTheAssertion } from './ceremony-unverified/forge-the-assertion.ts'
import { answerInAnotherSession } from './challenge-swap-session/answer-in-another-session.ts'
import { goOnWithTheVictimsPrompt } from './challenge-swap-session/go-on-with-the-victims-prompt.ts'
import { makeTheVictimAnswer } from './challenge-swap-session/make-the-victim-answer.ts'
import { answerWithOnesOwnAuthenticator } from './challenge-swap-user/answer-with-ones-own-authenticator.ts'
import { signInAsOneselfAtTheProvider } from './challenge-swap-user/sign-in-as-oneself-at-the-provider.ts'
import { claimALevel } from './claim-tamper/claim-a-level.ts'
import { editTheClaims } from './claim-tamper/edit-the-claims.ts'
import { frameTheApproval } from './clickjack/frame-the-approval.ts'
import { injectAStolenCode } from './code-pkce/inject-a-stolen-code.ts'
import { redeemAStolenCode } from './code-pkce/redeem-a-stolen-code.ts'
import { tossACookie } from './cookie-attributes/toss-a-cookie.ts'
import { readFromAnotherOrigin } from './cors/read-from-another-origin.ts'
import { turnTheCountBack } from './counter-evade/turn-the-count-back.ts'
import { stayAfterAChange } from './cred-change-sessions/stay-after-a-change.ts'
import { actFromAnotherPage } from './csrf-stepup/act-from-another-page.ts'
import { imitateTheDevice } from './device-fp/imitate-the-device.ts'
import { presentAFaultyProof } from './dpop-checks/present-a-faulty-proof.ts'
import { useElevationAfterItsEnd } from './elevation-lifecycle/use-elevation-after-its-end.ts'
import { useApprovalForSomethingElse } from './elevation-scope/use-approval-for-something-else.ts'
import { useApprovalInAnotherSession } from './elevation-scope/use-approval-in-another-session.ts'
import { finishWhatAnotherBegan } from './enrol-foreign/finish-what-another-began.ts'
import { registerOnceMore } from './enrol-foreign/register-once-more.ts'
import { actWithoutAFactor } from './enrol-skip/act-without-a-factor.ts'
import { bindAFactorUnnoticed } from './enrol-ungated/bind-a-factor-unnoticed.ts'
import { bindAFactorWithLess } from './enrol-ungated/bind-a-factor-with-less.ts'
import { answerWithAWeakerFactor } from './factor-downgrade/answer-with-a-weaker-factor.ts'
import { removeAFactorWithLess } from './factor-remove-ungated/remove-a-factor-with-less.ts'
import { removeAnotherPersonsFactor } from './factor-remove-ungated/remove-another-persons-factor.ts'
import { removeTheLastFactor } from './factor-remove-ungated/remove-the-last-factor.ts'
import { readTheFactors } from './factor-secret-leak/read-the-factors.ts'
import { proveWithSomethingWeaker } from './fresh-wrong-method/prove-with-something-weaker.ts'
import { presentAnotherCredential } from './gate-alt-channel/present-another-credential.ts'
import { rideOnTheProviderSession } from './gate-alt-login-path/ride-on-the-provider-session.ts'
import { slipAPaymentIntoTheBatch } from './gate-batch/slip-a-payment-into-the-batch.ts'
import { claimTheStepUpIsDone } from './gate-client-flag/claim-the-step-up-is-done.ts'
import { provokeAnError } from './gate-fail-open/provoke-an-error.ts'
import { frameTheRequestInTwoWays } from './gate-forwarded-meta/frame-the-request-in-two-ways.ts'
import { spoofForwardedHeaders } from './gate-forwarded-meta/spoof-forwarded-headers.ts'
import { actLongAfterTheProof } from './gate-login-only/act-long-after-the-proof.ts'
import { actOnAStrongSignIn } from './gate-login-only/act-on-a-strong-sign-in.ts'
import { overrideTheMethod } from './gate-method-override/override-the-method.ts'
import { respellTheRequest } from './gate-path-canon/respell-the-request.ts'
import { finishItAfterEverythingWasEnded } from './gate-pending-session/finish-it-after-everything-was-ended.ts'
import { useAHalfFinishedSignIn } from './gate-pending-session/use-a-half-finished-sign-in.ts'
import { callEveryRoute } from './gate-route-missing/call-every-route.ts'
import { leaveAStepOut } from './gate-step-skip/leave-a-step-out.ts'
import { commandOverTheSocket } from './gate-websocket/command-over-the-socket.ts'
import { keepTheSocketOpen } from './gate-websocket/keep-the-socket-open.ts'
import { openItFromAForeignPage } from './gate-websocket/open-it-from-a-foreign-page.ts'
import { actFromFarAwayAtOnce } from './geo-travel/act-from-far-away-at-once.ts'
import { useAnOldRecoveryLink } from './grant-reuse/use-an-old-recovery-link.ts'
import { actWithoutTls } from './http-8080/act-without-tls.ts'
import { answerWithAnotherProvider } from './idp-mixup/answer-with-another-provider.ts'
import { respellTheAddress } from './ip-canon/respell-the-address.ts'
import { actFromAnotherNetwork } from './ip-shift/act-from-another-network.ts'
import { signWithAnotherAlgorithm } from './jwt-alg/sign-with-another-algorithm.ts'
import { presentATokenOfAnotherKind } from './jwt-aud-typ/present-a-token-of-another-kind.ts'
import { bringTheKeyAlong } from './jwt-key/bring-the-key-along.ts'
import { useATokenAfterItsEnd } from './jwt-time/use-a-token-after-its-end.ts'
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
import { useACodeSeenLongAgo } from './otp-replay/use-a-code-seen-long-ago.ts'
import { floodThePhone } from './prompt-flood/flood-the-phone.ts'
import { forgeTheForwardedAddress } from './proxy-ip-trust/forge-the-forwarded-address.ts'
import { goOnWithoutTheRightNumber } from './push-match/go-on-without-the-right-number.ts'
import { guessRecoveryCodes } from './recovery-code-abuse/guess-recovery-codes.ts'
import { makeCodesWithThePassword } from './recovery-code-abuse/make-codes-with-the-password.ts'
import { useAWorthlessRecoveryCode } from './recovery-code-abuse/use-a-worthless-recovery-code.ts'
import { resetThePasswordByMail } from './recovery-flow-bypass/reset-the-password-by-mail.ts'
import { reuseARefreshToken } from './refresh-reuse/reuse-a-refresh-token.ts'
import { renewAfterTheEnd } from './refresh-state/renew-after-the-end.ts'
import { renewAnOldProof } from './renewal-inflates/renew-an-old-proof.ts'
import { outlastTheMemory } from './replay-cache-local/outlast-the-memory.ts'
import { replayAtAnotherNode } from './replay-cache-local/replay-at-another-node.ts'
import { reuseCodeAtAnotherNode } from './replay-cache-local/reuse-code-at-another-node.ts'
import { readWhatIsLeftBehind } from './response-leak/read-what-is-left-behind.ts'
import { leadTheWayBackElsewhere } from './return-to/lead-the-way-back-elsewhere.ts'
import { askWhatGaveHimAway } from './risk-oracle/ask-what-gave-him-away.ts'
import { hideWhatGivesHimAway } from './risk-signal-missing/hide-what-gives-him-away.ts'
import { useATokenOfLevelOne } from './rs-ignores-acr/use-a-token-of-level-one.ts'
import { readTheStore } from './secret-at-rest/read-the-store.ts'
import { leaveSecretsInTheLog } from './secret-in-log/leave-secrets-in-the-log.ts'
import { keepTheCookieFromBefore } from './session-fixation/keep-the-cookie-from-before.ts'
import { plantACookie } from './session-fixation/plant-a-cookie.ts'
import { guessASessionCookie } from './session-forge/guess-a-session-cookie.ts'
import { replayStolenCookie } from './session-hijack/replay-stolen-cookie.ts'
import { useAForgottenSession } from './session-timeouts/use-a-forgotten-session.ts'
import { useApprovalTwice } from './single-use-race/use-approval-twice.ts'
import { useOneCodeAtOnce } from './single-use-race/use-one-code-at-once.ts'
import { talkTheConnectionDown } from './tls-downgrade/talk-the-connection-down.ts'
import { poseAsATrustedDevice } from './trusted-device-cookie/pose-as-a-trusted-device.ts'
import { raiseTheLimit } from './txn-exemption-abuse/raise-the-limit.ts'
import { splitASum } from './txn-exemption-abuse/split-a-sum.ts'
import { trustThePayeeFirst } from './txn-exemption-abuse/trust-the-payee-first.ts'
import { turnTheCounterBack } from './txn-exemption-abuse/turn-the-counter-back.ts'
import { editWhileItIsExecuted } from './txn-toctou/edit-while-it-is-executed.ts'
import { swapTransactionAfterApproval } from './txn-unbound/swap-transaction-after-approval.ts'
import { dressUpThePayee } from './txn-wysiwys/dress-up-the-payee.ts'
import { haveSomethingElseApproved } from './txn-wysiwys/have-something-else-approved.ts'
import { compareTheAnswers } from './user-enum/compare-the-answers.ts'
import { askAgainAndAgain } from './velocity/ask-again-and-again.ts'
import { warmUpBeforeTheStrike } from './velocity/warm-up-before-the-strike.ts'
import { useAKeyThatProvesLess } from './webauthn-policy/use-a-key-that-proves-less.ts'

export const scenarios: readonly AnyScenario[] = [
  actLongAfterTheProof,
  actOnAStrongSignIn,
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
  actFromAnotherNetwork,
  forgeTheForwardedAddress,
  respellTheAddress,
  imitateTheDevice,
  actFromFarAwayAtOnce,
  warmUpBeforeTheStrike,
  askAgainAndAgain,
  hideWhatGivesHimAway,
  askWhatGaveHimAway,
  useTokenWithoutItsKey,
  presentAFaultyProof,
  useARenewedTokenWithoutItsKey,
  reuseARefreshToken,
  renewAfterTheEnd,
  signWithAnotherAlgorithm,
  bringTheKeyAlong,
  presentATokenOfAnotherKind,
  useATokenAfterItsEnd,
  editTheClaims,
  claimALevel,
  redeemAStolenCode,
  injectAStolenCode,
  answerWithAnotherProvider,
  reuseTotpCode,
  useACodeSeenLongAgo,
  swapTransactionAfterApproval,
  editWhileItIsExecuted,
  dressUpThePayee,
  haveSomethingElseApproved,
  splitASum,
  turnTheCounterBack,
  trustThePayeeFirst,
  raiseTheLimit,
  useApprovalTwice,
  useOneCodeAtOnce,
  handInACapturedAssertion,
  replayAtAnotherNode,
  reuseCodeAtAnotherNode,
  outlastTheMemory,
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
  useAWorthlessRecoveryCode,
  makeCodesWithThePassword,
  guessRecoveryCodes,
  resetThePasswordByMail,
  useAnOldRecoveryLink,
  renewAnOldProof,
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
  guessThePassword,
  respellTheLogin,
  turnTheCountBack,
  actThroughALock,
  renewAfterALock,
  lockTheOwnerOut,
  compareTheAnswers,
  callEveryRoute,
  presentAnotherCredential,
  rideOnTheProviderSession,
  respellTheRequest,
  overrideTheMethod,
  spoofForwardedHeaders,
  frameTheRequestInTwoWays,
  slipAPaymentIntoTheBatch,
  commandOverTheSocket,
  keepTheSocketOpen,
  openItFromAForeignPage,
  claimTheStepUpIsDone,
  leaveAStepOut,
  useAHalfFinishedSignIn,
  finishItAfterEverythingWasEnded,
  provokeAnError,
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
  actFromAnotherPage,
  readFromAnotherOrigin,
  frameTheApproval,
  leadTheWayBackElsewhere,
  readWhatIsLeftBehind,
  talkTheConnectionDown,
  actWithoutTls,
  relayEverything,
]
