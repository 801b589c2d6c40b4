/** Sign-in, step-up and the way back from the identity provider: how a session of the browser begins and rises. */
import { factorOf } from '../../factors/factor.ts'
import { acrOf } from '../../levels.ts'
import { elevationSeconds } from '../../limits.ts'
import { learn } from '../../risk/learn.ts'
import type { World } from '../../risk/world.ts'
import type { Database } from '../../store/database.ts'
import { notify } from '../../store/notices.ts'
import { randomToken } from '../../store/seal.ts'
import { cookieOf } from '../context/identify.ts'
import { endSession, grantElevation, sessionCookie, sessionsOf } from '../context/sessions.ts'
import { trustedDeviceCookie } from '../context/trusted-device.ts'
import type { Defences } from '../defences.ts'
import { type Reply, type Route, refusal, type SetCookie } from '../policy.ts'
import type { Visit } from '../visit.ts'
import { findChallenge, takeChallenge } from './challenges.ts'
import type { Answered, Purpose, RelyingParty } from './relying-party.ts'

/** Ties a sign-in or step-up to the browser that started it. */
export const browserCookie = '__Host-browser'

export interface SignInOptions {
  readonly database: Database
  readonly defences: Defences
  readonly relyingParty: RelyingParty
  readonly world: World
  readonly origin: string
  /** Patterns of the pages that one may return to after a sign-in or step-up. */
  readonly pages: readonly string[]
}

export function signInRoutes({ database, defences, relyingParty, world, origin, pages }: SignInOptions): Route[] {
  const riskParts = { database, defences, world }

  async function send(visit: Visit, purpose: Purpose, demands: Record<string, string>): Promise<Reply> {
    const known = cookieOf(visit.request, browserCookie)
    const browser = known ?? randomToken()
    const to = await relyingParty.begin(purpose, browser, demands)
    return { kind: 'redirect', to: to.href, sets: known === undefined ? [{ name: browserCookie, value: browser }] : [] }
  }

  function returnToOf({ request }: Visit): string {
    return defences.checkReturnTo(new URL(request.originalUrl, origin).searchParams.getAll('return_to'), pages)
  }

  function signIn(visit: Visit): Promise<Reply> {
    return send(visit, { kind: 'sign-in', returnTo: returnToOf(visit) }, { prompt: 'login' })
  }

  async function stepUp(visit: Visit): Promise<Reply> {
    const id = visit.parameters.challenge ?? ''
    const challenge = findChallenge(database, id, visit.nowMs)
    if (challenge === undefined) return refusal(404, 'no such challenge')
    if (visit.identity.kind !== 'session' || !defences.checkChallengeHolder(challenge, visit.identity.session)) {
      return refusal(403, 'the challenge belongs to another session')
    }
    return send(
      visit,
      { kind: 'step-up', challenge: id, since: Math.floor(visit.nowMs / 1000), returnTo: returnToOf(visit) },
      { acr_values: acrOf(challenge.level), prompt: 'login', authorization_details: JSON.stringify([challenge.details]) },
    )
  }

  async function callback(visit: Visit): Promise<Reply> {
    const address = new URL(visit.request.originalUrl, origin)
    const answered = await relyingParty.finish(address, cookieOf(visit.request, browserCookie))
    // The person gave up, or has no factor for it: the provider says so, and nothing follows from it.
    if (answered === null && address.searchParams.has('error')) return refusal(403, 'nothing was confirmed')
    if (answered === null) return refusal(403, 'the answer belongs to no request of this browser')
    return answered.purpose.kind === 'sign-in' ? signedIn(visit, answered) : steppedUp(visit, answered, answered.purpose)
  }

  /** A new session with a new id and cookie, whatever the browser brought along. */
  function signedIn(visit: Visit, answered: Answered): Reply {
    const { subject, startedAt, authTime, purpose } = answered
    const level = defences.answeredLevel(answered, { level: 1, since: startedAt, nowMs: visit.nowMs })
    if (level === null) return refusal(403, 'no level was reached')
    if (!defences.checkAccountUnchanged(database, subject, startedAt)) {
      return refusal(403, 'the account has changed')
    }
    const { address, device, identity, nowMs, request } = visit
    for (const old of sessionsOf(database, subject)) {
      if (!defences.checkSessionLifetime(old, nowMs)) endSession(database, old.id)
    }
    learn(riskParts, { person: subject, level, authTime, address, device, details: null, nowMs })
    const presented = {
      cookie: cookieOf(request, sessionCookie),
      session: identity.kind === 'session' ? identity.session : null,
    }
    const fresh = { person: subject, level, authTime, address, device: { ...device, key: null } }
    const token = defences.beginSession(database, presented, fresh, nowMs)
    if (!defences.checkTrustedDevice(database, cookieOf(request, trustedDeviceCookie), subject, device, nowMs)) {
      notify(database, subject, 'Somebody signed in to your account on a device that you have not declared yours.', nowMs)
    }
    return { kind: 'redirect', to: purpose.returnTo, sets: [{ name: sessionCookie, value: token }] }
  }

  function steppedUp(visit: Visit, answered: Answered, purpose: Extract<Purpose, { kind: 'step-up' }>): Reply {
    const challenge = takeChallenge(database, purpose.challenge, visit.nowMs)
    if (challenge === undefined || visit.identity.kind !== 'session') {
      return refusal(403, 'the challenge is over')
    }
    const { session } = visit.identity
    if (!defences.checkChallengeHolder(challenge, session)) return refusal(403, 'the challenge belongs to another session')
    if (!defences.checkStepUpSubject(session, answered.subject)) {
      // Somebody else is at this browser now.
      endSession(database, session.id)
      return { ...refusal(403, 'somebody else gave the factor'), sets: [{ name: sessionCookie, value: null }] }
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
    return { kind: 'redirect', to: purpose.returnTo, sets }
  }

  return [
    { method: 'GET', path: '/login', policy: { kind: 'open' }, converse: signIn },
    { method: 'GET', path: '/callback', policy: { kind: 'open' }, converse: callback },
    { method: 'GET', path: '/step-up/:challenge', policy: { kind: 'signed-in' }, converse: stepUp },
  ]
}
