/** Which defences only look. Not listed: what waits, what spends or counts, and `verifyPassword`, whose work shows in its time. */
import type { Defences } from '../gateway/defences.ts'

type Looks<Member> = Member extends (...asked: never[]) => infer Answer
  ? Extract<Answer, Promise<unknown>> extends never
    ? true
    : false
  : false
type LookingName = { [Name in keyof Defences]: Looks<Defences[Name]> extends true ? Name : never }[keyof Defences]

/**
 * Members that answer at once and with a plain value, by what they are asked and what the database holds, and change nothing. The same
 * is demanded of what a weakness puts in their place; should one write to the database after all, `watchReach` notices.
 * `signals` stands for each of them.
 */
export const looking: readonly (LookingName | 'signals')[] = [
  'answerPlain',
  'clientAddress',
  'canonicalAddress',
  'checkFraming',
  'checkHost',
  'resolveRoute',
  'checkCookies',
  'checkRequestOrigin',
  'checkBodyKeys',
  'checkSocketOrigin',
  'resolveMessage',
  'responseHeaders',
  'checkSessionDevice',
  'checkSessionLifetime',
  'countsAsActivity',
  'checkTrustedDevice',
  'requireTokenBinding',
  'checkTokenState',
  'checkDpopNonce',
  'signals',
  'missingSignal',
  'riskBand',
  'teachesHabits',
  'requireDeviceKey',
  'levelAtRisk',
  'checkLevel',
  'checkMethod',
  'checkFreshness',
  'checkElevationAddress',
  'checkProposalOwner',
  'approvalCovers',
  'checkAmount',
  'checkShownText',
  'showDetails',
  'batchTerms',
  'trustedPayeeExemption',
  'checkSnapshot',
  'withinDailyLimit',
  'ledgerKey',
  'checkAccountUnchanged',
  'checkChallengeHolder',
  'answeredLevel',
  'checkStepUpSubject',
  'checkReturnTo',
  'enrolmentLevel',
  'checkFirstFactor',
  'checkPendingFactor',
  'recoveryCodesLevel',
  'checkFactorOwner',
  'removalLevel',
  'keepsStrongFactor',
  'accountLevel',
  'checkPasswordRules',
  'administratorMayChange',
  'carriesRecovery',
  'proofRequired',
  'issuedAs',
  'offersRefresh',
  'refreshedClaims',
  'requireBoundToken',
  'identifyLogin',
  'checkAccountOpen',
  'offeredFactors',
  'verifyPushAnswer',
  'recognizeDevice',
  'checkStep',
  'pendingPerson',
  'grantProof',
  'describeRefusal',
  'checkForwardedQuery',
]
