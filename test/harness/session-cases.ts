/** Cases of the oracles on sessions, cookies and unusual circumstances: what they accept and what they object to. */
import type { Evidence, Exchange, Step } from '../../harness/record.ts'
import {
  makeAnswer,
  makeAsked,
  makeChallenge,
  makeEvidence,
  makeExchange,
  makePerform,
  makeSignIn,
  start,
} from './make-evidence.ts'
import type { OracleCases } from './oracle-cases.ts'

const thief = { actor: 'attacker', holder: 'attacker 1', stolen: { from: 'victim 1', goods: ['session-cookie'] } } as const
const stranger = { actor: 'attacker', holder: 'attacker 1', stolen: null } as const
const attack = (...steps: Step[]) => makeEvidence('attack', { steps })
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'

/** An exchange that carried cookies and set others. */
function exchange(id: string, cookie: string | null, ...sets: string[]): Exchange {
  const made = makeExchange(id)
  const headers = sets.map((value) => ({ name: 'set-cookie', value }))
  return {
    ...made,
    request: { ...made.request, headers: cookie === null ? [] : [{ name: 'Cookie', value: cookie }] },
    response: made.response === null ? null : { ...made.response, headers },
  }
}

/** A step-up in which the cookie changes or not, and what somebody does afterwards. */
const rotated = (sets: readonly string[], later: Step, sent: string): Evidence =>
  makeEvidence('attack', {
    steps: [makeAnswer({ exchanges: ['x1'] }), later],
    exchanges: [exchange('x1', '__Host-session={cookie 1}', ...sets), exchange('x2', `other=1; __Host-session=${sent}`)],
  })
const fresh = [`__Host-session={cookie 2}; ${attributes}`]
const byThief = makePerform({ ...thief, exchanges: ['x2'] })

const event = (name: Extract<Step, { does: 'event' }>['event']): Step => {
  const { way: _way, ...base } = makeSignIn() as Extract<Step, { does: 'sign-in' }>
  return { ...base, does: 'event', actor: 'operator', holder: 'operator', exchanges: [], event: name }
}
const signOut = (everywhere: boolean, holder = 'victim 1'): Step => {
  const { way: _way, ...base } = makeSignIn() as Extract<Step, { does: 'sign-in' }>
  return { ...base, does: 'sign-out', holder, everywhere }
}
const done = makePerform()

const seconds = (count: number) => start + count * 1000
const inSession = (...steps: Step[]): Evidence =>
  makeEvidence('honest', { steps, exchanges: [exchange('x1', '__Host-session={cookie 1}')] })
const later = (count: number) => makePerform({ at: seconds(count) })

const setting = (cookie: string): Evidence =>
  makeEvidence('honest', { steps: [makeSignIn()], exchanges: [exchange('x1', null, cookie)] })
const sending = (cookie: string, step = done): Evidence =>
  makeEvidence('attack', { steps: [step], exchanges: [exchange('x1', cookie)] })

const unusual = (level: number | null, ...steps: Step[]): Evidence =>
  makeEvidence('attack', {
    steps,
    decided: [steps.length - 1],
    expected: { outcome: 'challenged', mayBeDone: 0, mayNotExist: false, level },
  })
const asked = (level: number) => makeAsked({ ...thief, challenge: makeChallenge({ level }) })

const saying = (text: string, step: Step): Evidence => {
  const made = makeExchange('x1', 403)
  const response = made.response === null ? null : { ...made.response, content: { ...made.response.content, text } }
  return makeEvidence('attack', { steps: [step], exchanges: [{ ...made, response }] })
}
const refused = makePerform({ ...thief, outcome: 'refused' })

const told = (count: number, ...steps: Step[]): Evidence =>
  makeEvidence('attack', {
    steps,
    exchanges: [exchange('x1', null, ...fresh)],
    notices: Array.from({ length: count }, () => ({ account: 'victim', about: 'Somebody signed in to your account' }) as const),
  })
const trusts = makePerform({ operation: 'trust-device' })

export const sessionCases: Readonly<Record<string, OracleCases>> = {
  'session-stays-with-its-holder': {
    accepts: {
      'the holder himself': makeEvidence('honest'),
      'a thief who is challenged': attack(makeAsked(thief)),
      'a thief who reads what is not protected': attack(makePerform({ ...thief, operation: 'statement' })),
      'a thief of something else': attack(makePerform({ ...thief, stolen: { from: 'victim 1', goods: ['password'] } })),
    },
    objects: { 'a thief with the cookie': attack(makePerform(thief)) },
  },
  'strangers-do-nothing': {
    accepts: {
      'somebody on an account of his own': attack(makePerform({ ...stranger, account: 'attacker' })),
      'somebody who signed in with a stolen password': attack(makeSignIn(stranger), makePerform(stranger)),
      'a thief, who is for other oracles': attack(makePerform(thief)),
      'a stranger who is refused': attack(makePerform({ ...stranger, outcome: 'ended' })),
    },
    objects: {
      'a stranger who gets in': attack(makePerform(stranger)),
      'a stranger whose sign-in failed': attack(makeSignIn({ ...stranger, outcome: 'refused' }), makePerform(stranger)),
    },
  },
  'session-rotated': {
    accepts: {
      'an old copy that opens nothing': rotated(
        fresh,
        makePerform({ ...thief, outcome: 'ended', exchanges: ['x2'] }),
        '{cookie 1}',
      ),
      'a copy of the new cookie': rotated(fresh, byThief, '{cookie 2}'),
      'the same browser with its old cookie': rotated([], makePerform({ exchanges: ['x2'] }), '{cookie 1}'),
    },
    objects: {
      'an old copy beside the new cookie': rotated(fresh, byThief, '{cookie 1}'),
      'a copy of a cookie that never changed': rotated([], byThief, '{cookie 1}'),
    },
  },
  'access-ends-when-told': {
    accepts: {
      'what was done before': attack(done, signOut(false)),
      'somebody who signed in again': attack(signOut(true), makeSignIn(), done),
      'another device after signing out here': attack(signOut(false, 'victim 2'), done),
      'the browser that changed the password': attack(makePerform({ operation: 'change-password' }), done),
      'a refusal': attack(event('locked'), makePerform({ outcome: 'ended' })),
      'somebody whose account was unlocked again': attack(event('locked'), event('unlocked'), makeSignIn(), done),
      'a former administrator': attack(event('role-taken'), done),
    },
    objects: {
      'the same browser after signing out': attack(signOut(false), done),
      'a copy after signing out': attack(signOut(false), makePerform(thief)),
      'another device after signing out everywhere': attack(signOut(true, 'victim 2'), done),
      'another browser after a new password': attack(makePerform({ operation: 'change-password', holder: 'victim 2' }), done),
      'a token after a lock': attack(event('locked'), done),
      'a new session of a locked account': attack(event('locked'), makeSignIn(), done),
      'a challenge after a password reset': attack(event('password-reset'), makeAnswer()),
    },
  },
  'session-ends-in-time': {
    accepts: {
      'a session at its limit': inSession(makeSignIn(), later(900)),
      'a session that is used': inSession(makeSignIn(), later(800), later(1600)),
      'a new session': inSession(makeSignIn(), makeSignIn({ at: seconds(29_000) }), later(29_100)),
    },
    objects: {
      'a session that was idle a second too long': inSession(makeSignIn(), later(901)),
      'a session that is too old': inSession(makeSignIn(), ...Array.from({ length: 33 }, (_, count) => later((count + 1) * 873))),
    },
  },
  'cookies-are-guarded': {
    accepts: {
      'a guarded cookie': setting(`__Host-session={cookie 1}; ${attributes}`),
      'a cookie that is removed': setting('__Host-session=; Max-Age=0; Path=/'),
      'a cookie that is none of a session': setting('theme=dark'),
      'a cookie that came once': sending('__Host-session={cookie 1}; theme=dark'),
      'a cookie that came twice and was refused': sending(
        '__Host-session=a; __Host-session=b',
        makePerform({ outcome: 'refused' }),
      ),
    },
    objects: {
      'a cookie that scripts read': setting('__Host-session={cookie 1}; Path=/; Secure; SameSite=Lax'),
      'a cookie that goes in the clear': setting('__Host-session={cookie 1}; Path=/; HttpOnly; SameSite=Lax'),
      'a cookie that other sites send': setting('__Host-session={cookie 1}; Path=/; HttpOnly; Secure; SameSite=None'),
      'a cookie for other hosts': setting(`__Host-session={cookie 1}; ${attributes}; Domain=example.test`),
      'a cookie that came twice': sending('__Host-session=a; __Host-session=b'),
    },
  },
  'strange-sign-ins-are-told': {
    accepts: {
      'a sign-in that was told of': told(1, makeSignIn()),
      'a sign-in on a device that was declared': told(1, makeSignIn(), trusts, makeSignIn()),
      'a sign-in that failed': told(0, makeSignIn({ outcome: 'refused' })),
    },
    objects: {
      'a sign-in that nobody heard of': told(0, makeSignIn()),
      'a thief’s sign-in beside the owner’s': told(1, makeSignIn(), trusts, makeSignIn(stranger)),
    },
  },
  'unusual-context-demands-more': {
    accepts: {
      'the level that is demanded': unusual(3, asked(3)),
      'circumstances that are ordinary': unusual(null, asked(2)),
      'a proof of that level': unusual(3, makeAnswer({ ...thief, level: 3 }), makePerform(thief)),
      'a refusal': unusual(3, refused),
    },
    objects: {
      'a lower level': unusual(3, asked(2)),
      'no demand at all': unusual(3, makePerform(thief)),
      'a proof that is too weak': unusual(3, makeAnswer(thief), makePerform(thief)),
      'a proof of somebody else': unusual(3, makeAnswer({ level: 3 }), makePerform(thief)),
    },
  },
  'honest-not-overasked': {
    accepts: {
      'what is declared': makeEvidence('honest', { steps: [makeAsked()] }),
      'more in another country': makeEvidence('honest', {
        steps: [makeAsked({ position: 'elsewhere', challenge: makeChallenge({ level: 3 }) })],
      }),
      'more in an attack': attack(makeAsked({ challenge: makeChallenge({ level: 3 }) })),
    },
    objects: {
      'more at home': makeEvidence('honest', { steps: [makeAsked({ challenge: makeChallenge({ level: 3 }) })] }),
      'more on the way': makeEvidence('again', {
        steps: [makeAsked({ position: 'another-network', challenge: makeChallenge({ level: 3 }) })],
      }),
    },
  },
  'refusals-tell-nothing': {
    accepts: {
      'a plain refusal': saying('{"error":"refused"}', refused),
      'a challenge of a thief': saying('{"error":"insufficient_user_authentication"}', asked(2)),
      'an answer that is done': saying('the risk report of the quarter', makePerform(thief)),
    },
    objects: {
      'a score': saying('{"error":"refused","score":81}', refused),
      'a signal': saying('impossible travel', refused),
      'a demand before there are credentials': saying('{}', makeAsked(stranger)),
    },
  },
}
