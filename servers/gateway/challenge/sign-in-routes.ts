/** Sign-in, step-up, the way back from the identity provider, and sign-out: the routes of the session surface. */
import { factorOf } from '../../factors/factor.ts'
import { endGrant } from '../../idp/grants.ts'
import { acrOf } from '../../levels.ts'
import { elevationSeconds } from '../../limits.ts'
import { learn } from '../../risk/learn.ts'
import type { World } from '../../risk/world.ts'
import type { Database } from '../../store/database.ts'
import { randomToken } from '../../store/seal.ts'
import { cookieOf } from '../context/identify.ts'
import { endSession, grantElevation, sessionCookie, startSession } from '../context/sessions.ts'
import type { Defences } from '../defences.ts'
import { type Reply, type Route, refusal, type SetCookie } from '../policy.ts'
import type { Visit } from '../visit.ts'
import { findChallenge, takeChallenge } from './challenges.ts'
import type { Answered, RelyingParty } from './relying-party.ts'

/** Ties a sign-in or step-up to the browser that started it. */
const browserCookie = '__Host-browser'

export interface SignInOptions {
  readonly database: Database
  readonly defences: Defences
  readonly relyingParty: RelyingParty
  readonly world: World
  readonly origin: string
}

export function signInRoutes({ database, defences, relyingParty, world, origin }: SignInOptions): Route[] {
  const riskParts = { database, defences, world }

  async function send(visit: Visit, purpose: Answered['purpose'], demands: Record<string, string>): Promise<Reply> {
    const known = cookieOf(visit.request, browserCookie)
    const browser = known ?? randomToken()
    const to = await relyingParty.begin(purpose, browser, demands)
    return { kind: 'redirect', to: to.href, sets: known === undefined ? [{ name: browserCookie, value: browser }] : [] }
  }

  async function stepUp(visit: Visit): Promise<Reply> {
    const id = visit.parameters.challenge ?? ''
    const challenge = findChallenge(database, id, visit.nowMs)
    if (challenge === undefined) return refusal(404, 'no such challenge')
    if (visit.identity.kind !== 'session' || !defences.checkChallengeHolder(challenge.session, visit.identity.session)) {
      return refusal(403, 'the challenge belongs to another session')
    }
    return send(
      visit,
      { kind: 'step-up', challenge: id, since: Math.floor(visit.nowMs / 1000) },
      { acr_values: acrOf(challenge.level), prompt: 'login', authorization_details: JSON.stringify([challenge.details]) },
    )
  }

  async function callback(visit: Visit): Promise<Reply> {
    const answered = await relyingParty.finish(new URL(visit.request.originalUrl, origin), cookieOf(visit.request, browserCookie))
    if (answered === null) return refusal(403, 'the answer belongs to no request of this browser')
    return answered.purpose.kind === 'sign-in' ? signedIn(visit, answered) : steppedUp(visit, answered, answered.purpose)
  }

  function signedIn(visit: Visit, answered: Answered): Reply {
    const { subject, startedAt, authTime } = answered
    const level = defences.answeredLevel(answered, { level: 1, since: startedAt, nowMs: visit.nowMs })
    if (level === null) return refusal(403, 'no level was reached')
    if (visit.identity.kind === 'session') endSession(database, visit.identity.session.id)
    const { address, device, nowMs } = visit
    learn(riskParts, { person: subject, level, authTime, address, device, details: null, nowMs })
    const token = startSession(database, { person: subject, level, authTime, address, device }, nowMs)
    return { kind: 'redirect', to: '/', sets: [{ name: sessionCookie, value: token }] }
  }

  function steppedUp(visit: Visit, answered: Answered, purpose: { challenge: string; since: number }): Reply {
    const challenge = takeChallenge(database, purpose.challenge, visit.nowMs)
    if (challenge === undefined || visit.identity.kind !== 'session') {
      return refusal(403, 'the challenge is over')
    }
    const { session } = visit.identity
    if (!defences.checkStepUpSubject(session, answered.subject)) {
      return refusal(403, 'somebody else gave the factor')
    }
    const level = defences.answeredLevel(answered, { level: challenge.level, since: purpose.since, nowMs: visit.nowMs })
    const method = factorOf(answered.amr)
    if (level === null || method === null) return refusal(403, 'the demanded level was not reached')
    const { nowMs } = visit
    const expiresAt = nowMs + elevationSeconds * 1000
    grantElevation(database, { ...challenge, level, method, authTime: answered.authTime, expiresAt }, nowMs)
    const { details } = challenge
    const { person } = session
    const { address } = visit
    // A navigation shows no device key: it is the session's.
    const device = { ...visit.device, key: session.deviceKey ?? visit.device.key }
    // Where the risk was assessed, there it was verified; an answer that came from elsewhere teaches nothing.
    if (address === challenge.address) {
      learn(riskParts, { person, level, authTime: answered.authTime, address, device, details, nowMs })
    }
    const token = defences.rotateSession(database, session.id)
    const sets: SetCookie[] = token === null ? [] : [{ name: sessionCookie, value: token }]
    return { kind: 'redirect', to: '/', sets }
  }

  function signOut(visit: Visit): Reply {
    if (visit.identity.kind === 'session') endSession(database, visit.identity.session.id)
    if (visit.identity.kind === 'token') endGrant(database, visit.identity.grant)
    return { kind: 'redirect', to: '/', sets: [{ name: sessionCookie, value: null }] }
  }

  return [
    {
      method: 'GET',
      path: '/login',
      policy: { kind: 'open' },
      converse: (visit) => send(visit, { kind: 'sign-in' }, { prompt: 'login' }),
    },
    { method: 'GET', path: '/callback', policy: { kind: 'open' }, converse: callback },
    { method: 'GET', path: '/step-up/:challenge', policy: { kind: 'signed-in' }, converse: stepUp },
    { method: 'POST', path: '/logout', policy: { kind: 'signed-in' }, act: signOut },
  ]
}
