/** For each oracle evidence that it accepts and evidence that it objects to, as changes to an honest transfer. */
import type { Evidence } from '../../harness/record.ts'
import { accountCases } from './account-cases.ts'
import { addition, elevationCases, small, trusting } from './elevation-cases.ts'
import { factorOracleCases } from './factor-oracle-cases.ts'
import { gateCases } from './gate-cases.ts'
import {
  makeAnswer,
  makeAsked,
  makeChallenge,
  makeEvent,
  makeEvidence,
  makeListen,
  makePerform,
  makeRedeem,
  makeRenew,
  makeSignIn,
  makeSignOut,
  rent,
  start,
} from './make-evidence.ts'
import { browserCases } from './oracle-cases-browser.ts'
import { sessionCases } from './session-cases.ts'

export type Cases = Readonly<Record<string, Evidence>>
export interface OracleCases {
  readonly accepts: Cases
  readonly objects: Cases
}

const honest = (overrides: Partial<Evidence> = {}) => makeEvidence('honest', overrides)
const attack = (overrides: Partial<Evidence> = {}) => makeEvidence('attack', overrides)
const again = (overrides: Partial<Evidence> = {}) => makeEvidence('again', overrides)

const effect = { operation: 'transfer', account: 'victim', values: rent } as const
const thief = { actor: 'attacker', holder: 'attacker 1' } as const
const stolen = (goods: string) => ({ ...thief, stolen: { from: 'victim 1', goods: [goods] } })
const stolenWith = (...goods: string[]) => ({ ...thief, stolen: { from: 'victim 1', goods } })
const shown = (level: number, secondsLater: number) => ({ level, authTime: start / 1000 + secondsLater })
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const event = (decision: string, requestId = 'x1', address: string | null = null) => ({
  requestId,
  decision,
  reason: 'because',
  address,
  account: 'victim' as const,
})
const elevated = (answer: Parameters<typeof makeAnswer>[0], perform: Parameters<typeof makePerform>[0] = {}) =>
  honest({ steps: [makeAnswer(answer), makePerform(perform)] })
const expecting = (outcome: 'challenged' | 'refused' | 'ended', mayBeDone = 0) => ({
  outcome,
  mayBeDone,
  mayNotExist: false,
  level: null,
})
const answeredBy = (outcome: 'done' | 'challenged' | 'refused' | 'ended' | 'broken') => makePerform({ ...thief, outcome })

export const oracleCases: Readonly<Record<string, OracleCases>> = {
  ...elevationCases,
  ...sessionCases,
  ...factorOracleCases,
  ...gateCases,
  ...accountCases,
  ...browserCases,
  'approval-spent-once': {
    accepts: {
      'one approval, one transfer': honest(),
      'two approvals, two transfers': honest({ steps: [makeAnswer(), makeAnswer(), makePerform()], effects: [effect, effect] }),
      'two changes of what binds nothing': honest({
        steps: [makeAnswer({ challenge: makeChallenge({ operation: 'change-email' }) })],
        effects: times(2, () => ({ ...effect, operation: 'change-email' })),
      }),
    },
    objects: {
      'one approval, two transfers': honest({ effects: [effect, effect] }),
      'a refused approval that counts for none': honest({
        steps: [makeAnswer(), makeAnswer({ outcome: 'refused' }), makePerform()],
        effects: [effect, effect],
      }),
    },
  },
  'elevated-by-fresh-factor': {
    accepts: {
      'a proof right before': honest(),
      'a proof as old as is allowed': elevated({}, { at: start + 300_000 }),
      'an ordinary operation without any proof': honest({ steps: [makePerform({ operation: 'statement', values: {} })] }),
      'a protected one that was not done': honest({ steps: [makePerform({ outcome: 'refused' })] }),
      'a stronger proof': elevated({ level: 3 }),
      'a small payment without any': honest({ steps: [small()] }),
      'one to a trusted payee without any': honest({ steps: [makeAnswer({ challenge: addition }), trusting, makePerform()] }),
    },
    objects: {
      'no proof': honest({ steps: [makePerform()] }),
      'a proof that came afterwards': honest({ steps: [makePerform(), makeAnswer()] }),
      'a proof a millisecond too old': elevated({}, { at: start + 300_001 }),
      'a proof of a lower level': elevated({ level: 1 }),
      'a proof that was refused': elevated({ outcome: 'refused' }),
      'a proof for something else': elevated({ challenge: makeChallenge({ operation: 'change-email' }) }),
      'a proof by somebody else': elevated({ proofOf: 'attacker' }),
      'a lucky guess': elevated({ proofOf: 'guess' }),
      'a proof in another session': elevated({ holder: 'victim 2' }),
      'an amount one above a small one': honest({ steps: [small({ values: { ...rent, cents: 3001 } })] }),
      'an amount below zero': honest({ steps: [small({ values: { ...rent, cents: -1 } })] }),
      'a payee that somebody else trusts': honest({
        steps: [
          makeAnswer({ challenge: addition, account: 'attacker', proofOf: 'attacker' }),
          { ...trusting, account: 'attacker' },
          makePerform(),
        ],
      }),
    },
  },
  'token-stays-with-its-holder': {
    accepts: {
      'the holder himself': honest(),
      'a thief who is refused': attack({ steps: [makePerform({ ...stolen('access-token'), outcome: 'refused' })] }),
      'a thief of something else': attack({ steps: [makePerform(stolen('password'))] }),
      'a thief who has the key as well': attack({ steps: [makePerform(stolenWith('access-token', 'dpop-key'))] }),
    },
    objects: {
      'a thief with the token': attack({ steps: [makePerform(stolen('access-token'))] }),
      'a thief who reads what is not protected': attack({
        steps: [makePerform({ ...stolen('access-token'), operation: 'statement' })],
      }),
    },
  },
  'only-genuine-credentials': {
    accepts: {
      'a genuine one': honest(),
      'a forged one that is refused': attack({ steps: [makePerform({ ...thief, presented: 'a token', outcome: 'refused' })] }),
      'a forged one that is challenged': attack({ steps: [makeAsked({ ...thief, presented: 'a token' })] }),
    },
    objects: { 'a forged one that opens something': attack({ steps: [makePerform({ ...thief, presented: 'a token' })] }) },
  },
  'answered-by-the-asked-provider': {
    accepts: {
      'the one that was asked': honest(),
      'another one that is refused': attack({
        steps: [
          makeSignIn({ ...thief, way: 'another-provider', outcome: 'refused' }),
          makeAnswer({ ...thief, factor: 'another-provider', outcome: 'refused' }),
        ],
      }),
    },
    objects: {
      'a sign-in by another one': attack({ steps: [makeSignIn({ ...thief, way: 'another-provider' })] }),
      'a challenge that another one meets': attack({ steps: [makeAnswer({ ...thief, factor: 'another-provider' })] }),
    },
  },
  'code-stays-with-its-client': {
    accepts: {
      'a code that its client redeems': honest({ steps: [makeRedeem(), makeRedeem({ code: '{code 2}' })] }),
      'a stolen code that is refused': attack({ steps: [makeRedeem({ ...stolen('authorization-code'), outcome: 'refused' })] }),
    },
    objects: {
      'a stolen code that is redeemed': attack({ steps: [makeRedeem(stolen('authorization-code'))] }),
      'a code that is redeemed twice': honest({ steps: [makeRedeem(), makeRedeem()] }),
    },
  },
  'refresh-token-spent-once': {
    accepts: {
      'each refresh token once': honest({ steps: [makeRenew(), makeRenew({ token: '{refresh-token 2}' })] }),
      'the second use refused': attack({ steps: [makeRenew(), makeRenew({ ...stolen('refresh-token'), outcome: 'refused' })] }),
    },
    objects: { 'one used by owner and thief': attack({ steps: [makeRenew(), makeRenew(stolen('refresh-token'))] }) },
  },
  'reuse-ends-the-family': {
    accepts: {
      'renewals without a reuse': honest({ steps: [makeRenew(), makeRenew({ token: '{refresh-token 2}' }), makePerform()] }),
      'all over after a reuse': attack({
        steps: [
          makeRenew(stolen('refresh-token')),
          makeRenew({ outcome: 'refused' }),
          makePerform({ ...stolen('refresh-token'), outcome: 'refused' }),
        ],
      }),
      'the owner after signing in anew': attack({
        steps: [makeRenew(stolen('refresh-token')), makeRenew({ outcome: 'refused' }), makeSignIn(), makePerform()],
      }),
      'somebody else': attack({
        steps: [makeRenew(), makeRenew({ outcome: 'refused' }), makePerform({ actor: 'attacker', holder: 'attacker 9' })],
      }),
    },
    objects: {
      'a thief who goes on': attack({
        steps: [
          makeRenew(stolen('refresh-token')),
          makeRenew({ outcome: 'refused' }),
          makePerform({ ...stolen('refresh-token'), operation: 'statement' }),
        ],
      }),
      'a thief who renews again': attack({
        steps: [
          makeRenew(stolen('refresh-token')),
          makeRenew({ outcome: 'refused' }),
          makeRenew({ ...stolen('refresh-token'), token: '{refresh-token 2}' }),
        ],
      }),
    },
  },
  'access-ends-with-its-grant': {
    accepts: {
      'what was done before the sign-out': honest({ steps: [makeSignIn(), makePerform(), makeSignOut()] }),
      'somebody who signs in anew': honest({ steps: [makeSignOut(), makeSignIn(), makePerform()] }),
      'a sign-out of another device': honest({ steps: [makeSignOut({ holder: 'victim 2' }), makePerform()] }),
      'a sign-out that was refused': honest({ steps: [makeSignOut({ outcome: 'refused' }), makePerform()] }),
      'an account that was unlocked': honest({ steps: [makeEvent('locked'), makeEvent('unlocked'), makePerform()] }),
      'a thief who is refused': attack({
        steps: [makeSignOut(), makePerform({ ...stolen('access-token'), outcome: 'refused' })],
      }),
    },
    objects: {
      'a copy that outlives the sign-out': attack({ steps: [makeSignOut(), makePerform(stolen('access-token'))] }),
      'a renewal after the sign-out': attack({ steps: [makeSignOut(), makeRenew(stolen('refresh-token'))] }),
      'another device after signing out everywhere': attack({
        steps: [makeSignOut({ holder: 'victim 2', everywhere: true }), makePerform()],
      }),
      'an account that is locked': attack({ steps: [makeEvent('locked'), makePerform()] }),
      'an account that was deleted': attack({ steps: [makeEvent('deleted'), makeRenew()] }),
    },
  },
  'proof-keeps-its-time': {
    accepts: {
      'the time and level of the sign-in': honest({
        steps: [makeSignIn(), makeRenew({ at: start + 60_000, shows: shown(1, 0) })],
      }),
      'the time of a later proof': honest({
        steps: [makeSignIn(), makeAnswer({ at: start + 60_000 }), makeRenew({ at: start + 90_000, shows: shown(2, 60) })],
      }),
      'a token that shows nothing': honest({ steps: [makeSignIn(), makeRenew()] }),
    },
    objects: {
      'the time of the renewal': honest({ steps: [makeSignIn(), makeRenew({ at: start + 60_000, shows: shown(1, 60) })] }),
      'a level that nobody has proven': honest({ steps: [makeSignIn(), makeRenew({ shows: shown(2, 0) })] }),
      'the time of the renewal by a thief': attack({
        steps: [makeSignIn(), makeRenew({ ...stolen('refresh-token'), at: start + 60_000, shows: shown(1, 60) })],
      }),
    },
  },
  'nothing-fetched-for-strangers': {
    accepts: { 'a server that nobody asked': attack({ steps: [makeListen(0)] }) },
    objects: { 'a server that was asked': attack({ steps: [makeListen(1)] }) },
  },
  'code-spent-once': {
    accepts: {
      'two different codes': honest({ steps: [makeAnswer(), makeAnswer({ proof: '{code 2}' })] }),
      'a used code that is refused': honest({ steps: [makeAnswer(), makeAnswer({ outcome: 'refused' })] }),
      'a wrong code that is right later': honest({ steps: [makeAnswer({ outcome: 'refused' }), makeAnswer()] }),
      'two passkeys': honest({ steps: times(2, () => makeAnswer({ factor: 'webauthn', proof: null, codeStep: null })) }),
    },
    objects: {
      'the same code twice': honest({ steps: [makeAnswer(), makeAnswer()] }),
      'the same code, last of three': attack({ steps: [makeAnswer(), makeAnswer({ proof: '{code 2}' }), makeAnswer(thief)] }),
    },
  },
  'code-never-older': {
    accepts: {
      'a newer code after an older one': honest({ steps: [makeAnswer(), makeAnswer({ codeStep: 101 })] }),
      'an older code that is refused': honest({ steps: [makeAnswer(), makeAnswer({ codeStep: 99, outcome: 'refused' })] }),
      'an older code of somebody else': honest({ steps: [makeAnswer(), makeAnswer({ codeStep: 99, proofOf: 'attacker' })] }),
      'a passkey after a code': honest({ steps: [makeAnswer(), makeAnswer({ codeStep: null })] }),
    },
    objects: {
      'an older code after a newer one': honest({ steps: [makeAnswer(), makeAnswer({ codeStep: 99 })] }),
      'an older code, two answers later': honest({
        steps: [makeAnswer(), makeAnswer({ codeStep: null }), makeAnswer({ codeStep: 99 })],
      }),
    },
  },
  'challenge-has-the-right-level': {
    accepts: {
      'level and age as declared': honest(),
      'a stricter challenge': honest({ steps: [makeAsked({ challenge: makeChallenge({ level: 3, maxAgeSeconds: 60 }) })] }),
      'no age where none is declared': honest({
        steps: [makeAsked({ operation: 'statement', challenge: makeChallenge({ level: 1, maxAgeSeconds: null }) })],
      }),
      'an operation that nobody declared': honest({
        steps: [makeAsked({ operation: 'unheard-of', challenge: makeChallenge({ level: 1 }) })],
      }),
    },
    objects: {
      'a lower level': honest({ steps: [makeAsked({ challenge: makeChallenge({ level: 1 }) })] }),
      'an older proof': honest({ steps: [makeAsked({ challenge: makeChallenge({ maxAgeSeconds: 301 }) })] }),
      'any age where one is declared': honest({ steps: [makeAsked({ challenge: makeChallenge({ maxAgeSeconds: null }) })] }),
    },
  },
  'challenge-stays-with-its-session': {
    accepts: {
      'the holder himself': honest(),
      'another holder whose deed is challenged again': attack({
        steps: [makeAnswer(thief), makeAsked({ after: 'challenge 1' })],
      }),
      'another holder who was refused': attack({ steps: [makeAnswer({ ...thief, outcome: 'refused' }), makePerform()] }),
      'a deed that relies on another challenge': attack({ steps: [makeAnswer(thief), makePerform({ after: 'challenge 2' })] }),
    },
    objects: {
      'another holder who meets it': attack({ steps: [makeAnswer(thief), makePerform()] }),
      'another holder who also does it': attack({ steps: [makeAnswer(thief), makePerform(thief)] }),
    },
  },
  'honest-left-alone': {
    accepts: {
      'a protected request that is challenged': honest(),
      'an ordinary one that is done': honest({ steps: [makePerform({ operation: 'statement' })] }),
      'an ordinary one that is challenged in the attack': attack({ steps: [makeAsked({ operation: 'statement' })] }),
      'an operation that nobody declared': honest({ steps: [makeAsked({ operation: 'unheard-of' })] }),
    },
    objects: {
      'an ordinary one that is challenged': honest({ steps: [makeAsked({ operation: 'statement' })] }),
      'an ordinary one that is challenged after the attack': again({ steps: [makeAsked({ operation: 'statement' })] }),
    },
  },
  'honest-still-served': {
    accepts: {
      'a victim who acts': again(),
      'a phase that was left out': again({ steps: [makePerform({ outcome: 'refused' })], skipped: 'on purpose' }),
      'a target that is gone': again({ failure: { kind: 'target', says: 'gone' } }),
      'an answer that says nothing': again({ steps: [makePerform({ outcome: 'broken' })], decided: [0] }),
      'a refusal in another phase': attack({ steps: [makePerform({ outcome: 'refused' })] }),
    },
    objects: {
      'a victim who is refused': again({ steps: [makePerform({ outcome: 'refused' })], decided: [0] }),
      'a victim who cannot sign in': again({
        steps: [makeSignIn({ outcome: 'refused' })],
        decided: [],
        failure: { kind: 'flow', says: 'refused' },
      }),
    },
  },
  'answered-as-required': {
    accepts: {
      'a challenge where one is demanded': attack(),
      'a refusal where a challenge is demanded': attack({ steps: [answeredBy('refused')] }),
      'an end where a refusal is demanded': attack({ steps: [answeredBy('ended')], expected: expecting('refused') }),
      'one of two done where one may be': attack({
        steps: [answeredBy('done'), answeredBy('refused')],
        decided: [0, 1],
        expected: expecting('challenged', 1),
      }),
      'a step that does not decide': attack({ steps: [answeredBy('done'), answeredBy('refused')], decided: [1] }),
      'a broken answer, which is judged elsewhere': attack({ steps: [answeredBy('broken')] }),
      'an honest flow, of which nothing is demanded': honest(),
    },
    objects: {
      'done where a challenge is demanded': attack({ steps: [answeredBy('done')] }),
      'a challenge where a refusal is demanded': attack({ expected: expecting('refused') }),
      'a refusal where an end is demanded': attack({ steps: [answeredBy('refused')], expected: expecting('ended') }),
      'two done where one may be': attack({
        steps: [answeredBy('done'), answeredBy('done')],
        decided: [0, 1],
        expected: expecting('challenged', 1),
      }),
    },
  },
  'effects-follow-answers': {
    accepts: {
      'an effect for an answer': honest(),
      'an answer without an effect, which is judged elsewhere': honest({ effects: [] }),
      'a statement, which changes nothing': honest({ steps: [], effects: [{ ...effect, operation: 'statement' }] }),
    },
    objects: {
      'an effect behind a refusal': attack({ steps: [makePerform({ outcome: 'refused' })], effects: [effect] }),
      'an effect behind a challenge': attack({ effects: [effect] }),
      'an effect of something that nobody did': attack({ steps: [], effects: [{ ...effect, operation: 'change-email' }] }),
      'two effects for one answer': honest({ effects: [effect, effect] }),
    },
  },
  'no-data-before-proof': {
    accepts: {
      'content in an answer that is done': honest({ steps: [makePerform({ disclosed: true })] }),
      'a refusal without content': attack({ steps: [makePerform({ outcome: 'refused' })] }),
    },
    objects: {
      'content in a challenge': attack({ steps: [makeAsked({ disclosed: true })] }),
      'content in a refusal': attack({ steps: [makePerform({ outcome: 'refused', disclosed: true })] }),
      'content in a broken answer': attack({ steps: [makePerform({ outcome: 'broken', disclosed: true })] }),
    },
  },
  'nothing-readable-at-rest': {
    accepts: {
      'a store that was not looked into, or holds nothing': attack({ leaks: [] }),
      'a thumbprint of a public key': attack({ leaks: [{ sink: 'storage', kind: 'device-key', place: 'somewhere' }] }),
      'a secret elsewhere, which is for others to say': attack({
        leaks: [{ sink: 'log', kind: 'password', place: 'somewhere' }],
      }),
    },
    objects: {
      'a cookie that stands there as it is': attack({ leaks: [{ sink: 'storage', kind: 'cookie', place: 'somewhere' }] }),
      'a digest that is tried out in seconds': attack({ leaks: [{ sink: 'storage', kind: 'fast-digest', place: 'somewhere' }] }),
    },
  },
  'nothing-secret-in-logs': {
    accepts: {
      'a log without secrets': attack({ leaks: [] }),
      'a secret elsewhere, which is for others to say': attack({
        leaks: [{ sink: 'storage', kind: 'password', place: 'somewhere' }],
      }),
    },
    objects: { 'a token in an event': attack({ leaks: [{ sink: 'log', kind: 'token', place: 'somewhere' }] }) },
  },
  'secrets-are-never-shown-again': {
    accepts: {
      'answers without secrets': attack({ leaks: [] }),
      'a secret elsewhere, which is for others to say': attack({
        leaks: [{ sink: 'storage', kind: 'totp-seed', place: 'somewhere' }],
      }),
    },
    objects: { 'a seed in an answer': attack({ leaks: [{ sink: 'answer', kind: 'totp-seed', place: 'somewhere' }] }) },
  },
  'audit-tells-the-truth': {
    accepts: {
      'a target without a log': honest(),
      'a log that says the same': honest({ steps: [makePerform()], audit: [event('continue', 'x1', '127.20.0.3')] }),
      'a refusal that names nobody': attack({
        steps: [makePerform({ outcome: 'refused' })],
        audit: [{ ...event('refuse'), account: 'nobody' }],
      }),
      'codes that are logged as what they were': attack({
        steps: [makeAnswer({ exchanges: ['x1'] }), makeAnswer({ outcome: 'refused', exchanges: ['x2'] })],
        audit: [event('verified'), event('denied', 'x2')],
      }),
      'an answer that proved nothing': attack({ steps: [makeAnswer({ proofOf: 'nobody', outcome: 'refused' })], audit: [] }),
      'a log that does not say where from': honest({ steps: [makePerform()], audit: [event('continue')] }),
      'a challenge, a refusal and an end that are logged': attack({
        steps: (['challenged', 'refused', 'ended'] as const).map((outcome) => makePerform({ outcome, exchanges: [outcome] })),
        audit: [event('challenge', 'challenged'), event('refuse', 'refused'), event('end', 'ended')],
      }),
      'a broken answer, behind which anything may be': attack({ steps: [makePerform({ outcome: 'broken' })], audit: [] }),
      'exchanges on the way, which decide nothing': honest({
        steps: [makePerform({ exchanges: ['x0', 'x1'] })],
        audit: [event('continue')],
      }),
    },
    objects: {
      'a log that knows nothing': honest({ steps: [makePerform()], audit: [] }),
      'a log that knows another exchange': honest({ steps: [makePerform()], audit: [event('continue', 'x2')] }),
      'a log that names another address': honest({ steps: [makePerform()], audit: [event('continue', 'x1', '127.0.0.1')] }),
      'a log that names nobody': honest({ steps: [makePerform()], audit: [{ ...event('continue'), account: 'nobody' }] }),
      'a wrong code that is not in the log': attack({ steps: [makeAnswer({ outcome: 'refused' })], audit: [] }),
      'a right code that is logged as wrong': attack({ steps: [makeAnswer()], audit: [event('denied')] }),
      'a log that says otherwise': attack({ steps: [makePerform({ outcome: 'refused' })], audit: [event('continue')] }),
    },
  },
}
