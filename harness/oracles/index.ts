/** All oracles, in reading order. All of them judge all evidence. */
import { answeredAsRequired } from './answered-as-required.ts'
import { answersAreNotCached } from './answers-are-not-cached.ts'
import { approvalSpentOnce } from './approval-spent-once.ts'
import { approvedWithTheNumberShown } from './approved-with-the-number-shown.ts'
import { auditTellsTheTruth } from './audit-tells-the-truth.ts'
import { challengeHasTheRightLevel } from './challenge-has-the-right-level.ts'
import { challengeSpentOnce } from './challenge-spent-once.ts'
import { challengeStaysWithItsSession } from './challenge-stays-with-its-session.ts'
import { codeNeverOlder } from './code-never-older.ts'
import { codeSpentOnce } from './code-spent-once.ts'
import { effectsFollowAnswers } from './effects-follow-answers.ts'
import { elevatedByFreshFactor } from './elevated-by-fresh-factor.ts'
import { executedAsApproved } from './executed-as-approved.ts'
import { foreignOriginsReadNothing } from './foreign-origins-read-nothing.ts'
import { guessingIsBounded } from './guessing-is-bounded.ts'
import { honestLeftAlone } from './honest-left-alone.ts'
import { honestStillServed } from './honest-still-served.ts'
import { noDataBeforeProof } from './no-data-before-proof.ts'
import { nothingGoesInClear } from './nothing-goes-in-clear.ts'
import { nothingReadableAtRest } from './nothing-readable-at-rest.ts'
import { nothingSecretInLogs } from './nothing-secret-in-logs.ts'
import type { Oracle } from './oracle.ts'
import { otherSitesChangeNothing } from './other-sites-change-nothing.ts'
import { pagesCannotBeFramed } from './pages-cannot-be-framed.ts'
import { phishingOpensNothingProtected } from './phishing-opens-nothing-protected.ts'
import { promptsAreBounded } from './prompts-are-bounded.ts'
import { proofIsTheOwners } from './proof-is-the-owners.ts'
import { recoveryCodeSpentOnce } from './recovery-code-spent-once.ts'
import { redirectsStayAtHome } from './redirects-stay-at-home.ts'
import { secretsAreNeverShownAgain } from './secrets-are-never-shown-again.ts'
import { sessionStaysWithItsHolder } from './session-stays-with-its-holder.ts'
import { tokenStaysWithItsHolder } from './token-stays-with-its-holder.ts'
import { transportIsProtected } from './transport-is-protected.ts'

export const oracles: readonly Oracle[] = [
  executedAsApproved,
  approvalSpentOnce,
  elevatedByFreshFactor,
  sessionStaysWithItsHolder,
  tokenStaysWithItsHolder,
  codeSpentOnce,
  codeNeverOlder,
  recoveryCodeSpentOnce,
  challengeSpentOnce,
  proofIsTheOwners,
  guessingIsBounded,
  promptsAreBounded,
  approvedWithTheNumberShown,
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
  transportIsProtected,
  nothingGoesInClear,
  pagesCannotBeFramed,
  answersAreNotCached,
  foreignOriginsReadNothing,
  otherSitesChangeNothing,
  redirectsStayAtHome,
  phishingOpensNothingProtected,
]
