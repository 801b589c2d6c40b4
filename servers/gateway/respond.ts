/** How decisions and replies look on the wire: problem bodies, cookies, and the challenge of RFC 9470 for tokens. */
import { stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import { acrOf } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { makeChallenge } from './challenge/challenges.ts'
import { sessionCookie } from './context/sessions.ts'
import type { CookieAttributes } from './cookie-attributes.ts'
import type { Decision } from './decide/decide.ts'
import type { Defences } from './defences.ts'
import type { Reply, SetCookie } from './policy.ts'
import { refusalPage, type ShownRefusal, wantsPage } from './refusal-page.ts'
import type { Visit } from './visit.ts'

/** What answering a decision takes. */
export interface DecisionParts {
  readonly database: Database
  readonly defences: Defences
}

/** Puts an answer on the wire. What it says is settled before; when it is sent is the gateway's to say. */
export type Send = (response: Response) => void

/** Everything is written out here, so that a reply that cannot be written undoes what it tells of. */
export function respond(reply: Reply, visit: Visit, { cookieAttributes }: Defences): Send {
  const sets = ('sets' in reply ? (reply.sets ?? []) : []).map((cookie) => cookieHeader(cookie, cookieAttributes))
  switch (reply.kind) {
    case 'json':
      return withCookies(sets, sendJson(reply.status, reply.body))
    case 'html':
      return (response) => void response.status(reply.status).type('html').send(reply.html)
    case 'asset':
      return (response) => void response.type(reply.type).send(reply.text)
    case 'redirect':
      return withCookies(sets, (response) => response.redirect(303, reply.to))
    case 'forwarded':
      return reply.send
    case 'refusal':
      return withCookies(sets, sendRefusal(visit.request, reply))
  }
}

function sendJson(status: number, body: unknown): Send {
  const text = JSON.stringify(body)
  return (response) => void response.status(status).type('json').send(text)
}

/** As a page for somebody who went to a page. */
export function sendRefusal(request: Request, refused: ShownRefusal): Send {
  const { status, reason } = refused
  if (!wantsPage(request)) return sendJson(status, { error: 'refused', error_description: reason })
  const html = refusalPage(refused)
  return (response) => void response.status(status).type('html').send(html)
}

/** Where to sign in before going on to what was asked for. */
function toSignIn({ request }: Visit): Send {
  const back = encodeURIComponent(request.originalUrl.split('?', 1)[0] ?? '')
  return (response) => response.redirect(303, `/login?return_to=${back}`)
}

export function respondToDecision(decision: Decision, visit: Visit, { database, defences }: DecisionParts): Send {
  switch (decision.kind) {
    case 'continue':
      return () => undefined
    case 'refuse':
      if (wantsPage(visit.request)) {
        if (decision.status === 401) return toSignIn(visit)
        const { status, reason } = decision
        return sendRefusal(visit.request, { status, reason, deviceKey: lacksDeviceKey(visit) ? 'missing' : 'shown' })
      }
      return (response) => {
        const wanted = visit.identity.kind === 'rejected' && visit.identity.nonce !== undefined ? 'use_dpop_nonce' : null
        if (decision.status === 401) {
          response.setHeader('www-authenticate', `DPoP error="${wanted ?? 'invalid_token'}", algs="ES256"`)
        }
        const description = defences.describeDecision(decision, visit)
        response.status(decision.status).json({ error: wanted ?? 'refused', error_description: description })
      }
    case 'end':
      return (response) => {
        response.append('set-cookie', cookieHeader({ name: sessionCookie, value: null }, defences.cookieAttributes))
        if (wantsPage(visit.request)) {
          toSignIn(visit)(response)
          return
        }
        response.setHeader('www-authenticate', 'Session error="session_ended"')
        response.status(401).json({ error: 'session_ended', error_description: defences.describeDecision(decision, visit) })
      }
    case 'challenge':
      return respondWithChallenge(decision, visit, database)
  }
}

type Challenge = Extract<Decision, { kind: 'challenge' }>

/** @see https://www.rfc-editor.org/rfc/rfc9470#section-3 */
function respondWithChallenge(decision: Challenge, visit: Visit, database: Database): Send {
  const demand = demandOf(decision)
  const { acr_values: acr, max_age: maxAge } = demand
  const freshness = maxAge === undefined ? '' : `, max_age="${maxAge}"`
  const parameters = `error="insufficient_user_authentication", acr_values="${acr}"${freshness}`
  const challenge = challengeFor(decision, visit, database)
  if (challenge === null) {
    return (response) => {
      response.setHeader('www-authenticate', `DPoP ${parameters}, algs="ES256"`)
      response.status(401).json({ ...demand, authorization_details: [decision.details] })
    }
  }
  const { request } = visit
  const toPage = wantsPage(request)
  const back = `?return_to=${encodeURIComponent(request.originalUrl.split('?', 1)[0] ?? '')}`
  return (response) => {
    if (toPage) {
      response.redirect(303, challenge + back)
      return
    }
    response.setHeader('www-authenticate', `Session ${parameters}`)
    response.status(401).json({ ...demand, challenge })
  }
}

/** What a challenge says on every channel. */
export function demandOf({ level, maxAgeSeconds }: Challenge) {
  return {
    error: 'insufficient_user_authentication',
    acr_values: acrOf(level),
    ...(maxAgeSeconds !== null && { max_age: maxAgeSeconds }),
  }
}

/** Where a browser answers the challenge; `null` for tokens, which come back as others. */
export function challengeFor({ level, details }: Challenge, visit: Visit, database: Database): string | null {
  const { identity, address, nowMs } = visit
  if (identity.kind !== 'session') return null
  const { id: session, person } = identity.session
  return `/step-up/${makeChallenge(database, { session, person, details, level, address }, nowMs)}`
}

function withCookies(cookies: readonly string[], send: Send): Send {
  return (response) => {
    for (const cookie of cookies) response.append('set-cookie', cookie)
    send(response)
  }
}

function cookieHeader({ name, value, keptSeconds }: SetCookie, attributes: CookieAttributes): string {
  const maxAge = value === null ? 0 : keptSeconds
  const lifetime = maxAge === undefined ? {} : { maxAge }
  return stringifySetCookie({ name, value: value ?? '', ...attributes, ...lifetime })
}

function lacksDeviceKey({ identity }: Visit): boolean {
  return identity.kind === 'session' && identity.session.deviceKey === null
}
