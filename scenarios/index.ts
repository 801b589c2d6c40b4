/** The library, in reading order: this list is the table of contents. */
import type { AnyScenario } from 'stepproof'
import { stripAcrValues } from './acr-strip/strip-acr-values.ts'
import { actUnseen } from './audit-gap/act-unseen.ts'
import { useTokenWithoutItsKey } from './bearer-theft/use-token-without-its-key.ts'
import { useARenewedTokenWithoutItsKey } from './binding-stripped/use-a-renewed-token-without-its-key.ts'
import { answerInAnotherSession } from './challenge-swap-session/answer-in-another-session.ts'
import { claimALevel } from './claim-tamper/claim-a-level.ts'
import { editTheClaims } from './claim-tamper/edit-the-claims.ts'
import { injectAStolenCode } from './code-pkce/inject-a-stolen-code.ts'
import { redeemAStolenCode } from './code-pkce/redeem-a-stolen-code.ts'
import { presentAFaultyProof } from './dpop-checks/present-a-faulty-proof.ts'
import { readTheFactors } from './factor-secret-leak/read-the-factors.ts'
import { respellTheRequest } from './gate-path-canon/respell-the-request.ts'
import { answerWithAnotherProvider } from './idp-mixup/answer-with-another-provider.ts'
import { signWithAnotherAlgorithm } from './jwt-alg/sign-with-another-algorithm.ts'
import { presentATokenOfAnotherKind } from './jwt-aud-typ/present-a-token-of-another-kind.ts'
import { bringTheKeyAlong } from './jwt-key/bring-the-key-along.ts'
import { useATokenAfterItsEnd } from './jwt-time/use-a-token-after-its-end.ts'
import { forgeAnEvent } from './log-injection/forge-an-event.ts'
import { actAfterMaxAge } from './max-age-stale/act-after-max-age.ts'
import { guessOverFreshChallenges } from './otp-brute/guess-over-fresh-challenges.ts'
import { reuseTotpCode } from './otp-replay/reuse-totp-code.ts'
import { reuseARefreshToken } from './refresh-reuse/reuse-a-refresh-token.ts'
import { renewAfterTheEnd } from './refresh-state/renew-after-the-end.ts'
import { renewAnOldProof } from './renewal-inflates/renew-an-old-proof.ts'
import { outlastTheMemory } from './replay-cache-local/outlast-the-memory.ts'
import { replayAtAnotherNode } from './replay-cache-local/replay-at-another-node.ts'
import { reuseCodeAtAnotherNode } from './replay-cache-local/reuse-code-at-another-node.ts'
import { readTheStore } from './secret-at-rest/read-the-store.ts'
import { leaveSecretsInTheLog } from './secret-in-log/leave-secrets-in-the-log.ts'
import { replayStolenCookie } from './session-hijack/replay-stolen-cookie.ts'
import { useApprovalTwice } from './single-use-race/use-approval-twice.ts'
import { swapTransactionAfterApproval } from './txn-unbound/swap-transaction-after-approval.ts'

export const scenarios: readonly AnyScenario[] = [
  replayStolenCookie,
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
  swapTransactionAfterApproval,
  useApprovalTwice,
  replayAtAnotherNode,
  reuseCodeAtAnotherNode,
  outlastTheMemory,
  stripAcrValues,
  actAfterMaxAge,
  renewAnOldProof,
  answerInAnotherSession,
  guessOverFreshChallenges,
  respellTheRequest,
  readTheFactors,
  actUnseen,
  forgeAnEvent,
  leaveSecretsInTheLog,
  readTheStore,
]
