/** All oracles, in reading order. All of them judge all evidence. */
import { answeredAsRequired } from './answered-as-required.ts'
import { approvalSpentOnce } from './approval-spent-once.ts'
import { auditTellsTheTruth } from './audit-tells-the-truth.ts'
import { challengeHasTheRightLevel } from './challenge-has-the-right-level.ts'
import { challengeStaysWithItsSession } from './challenge-stays-with-its-session.ts'
import { codeNeverOlder } from './code-never-older.ts'
import { codeSpentOnce } from './code-spent-once.ts'
import { declaredLevelIsDemanded } from './declared-level-is-demanded.ts'
import { effectsFollowAnswers } from './effects-follow-answers.ts'
import { elevatedByFreshFactor } from './elevated-by-fresh-factor.ts'
import { executedAsApproved } from './executed-as-approved.ts'
import { guessingIsBounded } from './guessing-is-bounded.ts'
import { honestLeftAlone } from './honest-left-alone.ts'
import { honestStillServed } from './honest-still-served.ts'
import { noDataBeforeProof } from './no-data-before-proof.ts'
import { nothingReadableAtRest } from './nothing-readable-at-rest.ts'
import { nothingSecretInLogs } from './nothing-secret-in-logs.ts'
import type { Oracle } from './oracle.ts'
import { secretsAreNeverShownAgain } from './secrets-are-never-shown-again.ts'
import { sessionStaysWithItsHolder } from './session-stays-with-its-holder.ts'
import { tokenStaysWithItsHolder } from './token-stays-with-its-holder.ts'
import { unfinishedSignInOpensNothing } from './unfinished-sign-in-opens-nothing.ts'

export const oracles: readonly Oracle[] = [
  executedAsApproved,
  approvalSpentOnce,
  elevatedByFreshFactor,
  declaredLevelIsDemanded,
  unfinishedSignInOpensNothing,
  sessionStaysWithItsHolder,
  tokenStaysWithItsHolder,
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
