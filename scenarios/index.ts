/** The library, in reading order: this list is the table of contents. */
import type { AnyScenario } from 'stepproof'
import { stripAcrValues } from './acr-strip/strip-acr-values.ts'
import { actUnseen } from './audit-gap/act-unseen.ts'
import { useTokenWithoutItsKey } from './bearer-theft/use-token-without-its-key.ts'
import { answerInAnotherSession } from './challenge-swap-session/answer-in-another-session.ts'
import { readTheFactors } from './factor-secret-leak/read-the-factors.ts'
import { presentAnotherCredential } from './gate-alt-channel/present-another-credential.ts'
import { rideOnTheProviderSession } from './gate-alt-login-path/ride-on-the-provider-session.ts'
import { slipAPaymentIntoTheBatch } from './gate-batch/slip-a-payment-into-the-batch.ts'
import { claimTheStepUpIsDone } from './gate-client-flag/claim-the-step-up-is-done.ts'
import { provokeAnError } from './gate-fail-open/provoke-an-error.ts'
import { frameTheRequestInTwoWays } from './gate-forwarded-meta/frame-the-request-in-two-ways.ts'
import { spoofForwardedHeaders } from './gate-forwarded-meta/spoof-forwarded-headers.ts'
import { overrideTheMethod } from './gate-method-override/override-the-method.ts'
import { respellTheRequest } from './gate-path-canon/respell-the-request.ts'
import { finishItAfterEverythingWasEnded } from './gate-pending-session/finish-it-after-everything-was-ended.ts'
import { useAHalfFinishedSignIn } from './gate-pending-session/use-a-half-finished-sign-in.ts'
import { callEveryRoute } from './gate-route-missing/call-every-route.ts'
import { leaveAStepOut } from './gate-step-skip/leave-a-step-out.ts'
import { commandOverTheSocket } from './gate-websocket/command-over-the-socket.ts'
import { keepTheSocketOpen } from './gate-websocket/keep-the-socket-open.ts'
import { openItFromAForeignPage } from './gate-websocket/open-it-from-a-foreign-page.ts'
import { forgeAnEvent } from './log-injection/forge-an-event.ts'
import { actAfterMaxAge } from './max-age-stale/act-after-max-age.ts'
import { guessOverFreshChallenges } from './otp-brute/guess-over-fresh-challenges.ts'
import { reuseTotpCode } from './otp-replay/reuse-totp-code.ts'
import { readTheStore } from './secret-at-rest/read-the-store.ts'
import { leaveSecretsInTheLog } from './secret-in-log/leave-secrets-in-the-log.ts'
import { replayStolenCookie } from './session-hijack/replay-stolen-cookie.ts'
import { useApprovalTwice } from './single-use-race/use-approval-twice.ts'
import { swapTransactionAfterApproval } from './txn-unbound/swap-transaction-after-approval.ts'

export const scenarios: readonly AnyScenario[] = [
  replayStolenCookie,
  useTokenWithoutItsKey,
  reuseTotpCode,
  swapTransactionAfterApproval,
  useApprovalTwice,
  stripAcrValues,
  actAfterMaxAge,
  answerInAnotherSession,
  guessOverFreshChallenges,
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
  readTheFactors,
  actUnseen,
  forgeAnEvent,
  leaveSecretsInTheLog,
  readTheStore,
]
