/** All oracles, in reading order. All of them judge all evidence. */
import { accessEndsWhenTold } from './access-ends-when-told.ts'

import { accessEndsWithItsGrant } from './access-ends-with-its-grant.ts'
import { answeredAsRequired } from './answered-as-required.ts'
import { answeredByTheAskedProvider } from './answered-by-the-asked-provider.ts'
import { answersAreNotCached } from './answers-are-not-cached.ts'
import { approvalSpentOnce } from './approval-spent-once.ts'
import { approvedWithTheNumberShown } from './approved-with-the-number-shown.ts'
import { auditTellsTheTruth } from './audit-tells-the-truth.ts'
import { challengeHasTheRightLevel } from './challenge-has-the-right-level.ts'
import { challengeSpentOnce } from './challenge-spent-once.ts'
import { challengeStaysWithItsSession } from './challenge-stays-with-its-session.ts'
import { codeNeverOlder } from './code-never-older.ts'
import { codeSpentOnce } from './code-spent-once.ts'
import { codeStaysWithItsClient } from './code-stays-with-its-client.ts'
import { cookiesAreGuarded } from './cookies-are-guarded.ts'
import { declaredLevelIsDemanded } from './declared-level-is-demanded.ts'
import { effectsFollowAnswers } from './effects-follow-answers.ts'
import { elevatedByFreshFactor } from './elevated-by-fresh-factor.ts'
import { elevationEndsWithItsGround } from './elevation-ends-with-its-ground.ts'
import { elevationStaysInScope } from './elevation-stays-in-scope.ts'
import { executedAsApproved } from './executed-as-approved.ts'
import { exemptionsAreBounded } from './exemptions-are-bounded.ts'
import { factorNotWeakened } from './factor-not-weakened.ts'
import { foreignOriginsReadNothing } from './foreign-origins-read-nothing.ts'
import { guessingIsBounded } from './guessing-is-bounded.ts'
import { honestLeftAlone } from './honest-left-alone.ts'
import { honestNotOverasked } from './honest-not-overasked.ts'
import { honestStillServed } from './honest-still-served.ts'
import { lockedStaysOut } from './locked-stays-out.ts'
import { noDataBeforeProof } from './no-data-before-proof.ts'
import { nothingFetchedForStrangers } from './nothing-fetched-for-strangers.ts'
import { nothingGoesInClear } from './nothing-goes-in-clear.ts'
import { nothingReadableAtRest } from './nothing-readable-at-rest.ts'
import { nothingSecretInLogs } from './nothing-secret-in-logs.ts'
import { onlyGenuineCredentials } from './only-genuine-credentials.ts'
import type { Oracle } from './oracle.ts'
import { otherSitesChangeNothing } from './other-sites-change-nothing.ts'
import { ownerIsTold } from './owner-is-told.ts'
import { ownerNotLockedOut } from './owner-not-locked-out.ts'
import { pagesCannotBeFramed } from './pages-cannot-be-framed.ts'
import { phishingOpensNothingProtected } from './phishing-opens-nothing-protected.ts'
import { promptsAreBounded } from './prompts-are-bounded.ts'
import { proofIsTheOwners } from './proof-is-the-owners.ts'
import { proofKeepsItsTime } from './proof-keeps-its-time.ts'
import { recoveryCodeSpentOnce } from './recovery-code-spent-once.ts'
import { redirectsStayAtHome } from './redirects-stay-at-home.ts'
import { refreshTokenSpentOnce } from './refresh-token-spent-once.ts'
import { refusalsTellNothing } from './refusals-tell-nothing.ts'
import { reuseEndsTheFamily } from './reuse-ends-the-family.ts'
import { secretsAreNeverShownAgain } from './secrets-are-never-shown-again.ts'
import { sessionEndsInTime } from './session-ends-in-time.ts'
import { sessionRotated } from './session-rotated.ts'
import { sessionStaysWithItsHolder } from './session-stays-with-its-holder.ts'
import { shownAsSigned } from './shown-as-signed.ts'
import { strangeSignInsAreTold } from './strange-sign-ins-are-told.ts'
import { strangersDoNothing } from './strangers-do-nothing.ts'
import { strangersLearnNothing } from './strangers-learn-nothing.ts'
import { tokenStaysWithItsHolder } from './token-stays-with-its-holder.ts'
import { transportIsProtected } from './transport-is-protected.ts'
import { unfinishedSignInOpensNothing } from './unfinished-sign-in-opens-nothing.ts'
import { unusualContextDemandsMore } from './unusual-context-demands-more.ts'

export const oracles: readonly Oracle[] = [
  executedAsApproved,
  shownAsSigned,
  approvalSpentOnce,
  exemptionsAreBounded,
  elevatedByFreshFactor,
  elevationStaysInScope,
  elevationEndsWithItsGround,
  declaredLevelIsDemanded,
  unfinishedSignInOpensNothing,
  sessionStaysWithItsHolder,
  tokenStaysWithItsHolder,
  strangersDoNothing,
  sessionRotated,
  accessEndsWhenTold,
  sessionEndsInTime,
  cookiesAreGuarded,
  strangeSignInsAreTold,
  unusualContextDemandsMore,
  refusalsTellNothing,
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
  recoveryCodeSpentOnce,
  challengeSpentOnce,
  proofIsTheOwners,
  guessingIsBounded,
  promptsAreBounded,
  approvedWithTheNumberShown,
  lockedStaysOut,
  ownerNotLockedOut,
  strangersLearnNothing,
  factorNotWeakened,
  ownerIsTold,
  challengeHasTheRightLevel,
  challengeStaysWithItsSession,
  honestLeftAlone,
  honestNotOverasked,
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
