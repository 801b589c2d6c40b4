/** All oracles, in reading order. All of them judge all evidence. */

import { accessEndsWithItsGrant } from './access-ends-with-its-grant.ts'
import { answeredAsRequired } from './answered-as-required.ts'
import { answeredByTheAskedProvider } from './answered-by-the-asked-provider.ts'
import { approvalSpentOnce } from './approval-spent-once.ts'
import { auditTellsTheTruth } from './audit-tells-the-truth.ts'
import { challengeHasTheRightLevel } from './challenge-has-the-right-level.ts'
import { challengeStaysWithItsSession } from './challenge-stays-with-its-session.ts'
import { codeNeverOlder } from './code-never-older.ts'
import { codeSpentOnce } from './code-spent-once.ts'
import { codeStaysWithItsClient } from './code-stays-with-its-client.ts'
import { effectsFollowAnswers } from './effects-follow-answers.ts'
import { elevatedByFreshFactor } from './elevated-by-fresh-factor.ts'
import { executedAsApproved } from './executed-as-approved.ts'
import { guessingIsBounded } from './guessing-is-bounded.ts'
import { honestLeftAlone } from './honest-left-alone.ts'
import { honestStillServed } from './honest-still-served.ts'
import { noDataBeforeProof } from './no-data-before-proof.ts'
import { nothingFetchedForStrangers } from './nothing-fetched-for-strangers.ts'
import { nothingReadableAtRest } from './nothing-readable-at-rest.ts'
import { nothingSecretInLogs } from './nothing-secret-in-logs.ts'
import { onlyGenuineCredentials } from './only-genuine-credentials.ts'
import type { Oracle } from './oracle.ts'
import { proofKeepsItsTime } from './proof-keeps-its-time.ts'
import { refreshTokenSpentOnce } from './refresh-token-spent-once.ts'
import { reuseEndsTheFamily } from './reuse-ends-the-family.ts'
import { secretsAreNeverShownAgain } from './secrets-are-never-shown-again.ts'
import { sessionStaysWithItsHolder } from './session-stays-with-its-holder.ts'
import { tokenStaysWithItsHolder } from './token-stays-with-its-holder.ts'

export const oracles: readonly Oracle[] = [
  executedAsApproved,
  approvalSpentOnce,
  elevatedByFreshFactor,
  sessionStaysWithItsHolder,
  tokenStaysWithItsHolder,
  onlyGenuineCredentials,
  answeredByTheAskedProvider,
  codeStaysWithItsClient,
  refreshTokenSpentOnce,
  reuseEndsTheFamily,
  accessEndsWithItsGrant,
  proofKeepsItsTime,
  nothingFetchedForStrangers,
  codeSpentOnce,
  codeNeverOlder,
  guessingIsBounded,
  challengeHasTheRightLevel,
  challengeStaysWithItsSession,
  honestLeftAlone,
  honestStillServed,
  answeredAsRequired,
  effectsFollowAnswers,
  noDataBeforeProof,
  nothingReadableAtRest,
  nothingSecretInLogs,
  secretsAreNeverShownAgain,
  auditTellsTheTruth,
]
