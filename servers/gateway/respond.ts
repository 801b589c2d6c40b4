/** How decisions and replies look on the wire: problem bodies, cookies, and the challenge of RFC 9470 for tokens. */
import { stringifySetCookie } from 'cookie'
import type { Response } from 'express'
import { acrOf } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { makeChallenge } from './challenge/challenges.ts'
import { sessionCookie } from './context/sessions.ts'
import type { Decision } from './decide/decide.ts'
import type { Reply, SetCookie } from './policy.ts'
import type { Visit } from './visit.ts'

/** Puts an answer on the wire. What it says is settled before; when it is sent is the gateway's to say. */
export type Send = (response: Response) => void

export function respond(reply: Reply): Send {
  return (response) => {
    switch (reply.kind) {
      case 'json':
        setCookies(response, reply.sets ?? [])
        response.status(reply.status).json(reply.body)
        return
      case 'html':
        response.status(reply.status).type('html').send(reply.html)
        return
      case 'asset':
        response.type(reply.type).send(reply.text)
        return
      case 'redirect':
        setCookies(response, reply.sets ?? [])
        response.redirect(303, reply.to)
        return
      case 'refusal':
        setCookies(response, reply.sets ?? [])
        response.status(reply.status).json({ error: 'refused', error_description: reply.reason })
    }
  }
}

export function respondToDecision(decision: Decision, visit: Visit, database: Database): Send {
  switch (decision.kind) {
    case 'continue':
      return () => undefined
    case 'refuse':
      return (response) => {
        if (decision.status === 401) response.setHeader('www-authenticate', 'DPoP error="invalid_token", algs="ES256"')
        response.status(decision.status).json({ error: 'refused', error_description: decision.reason })
      }
    case 'end':
      return (response) => {
        setCookies(response, [{ name: sessionCookie, value: null }])
        response.setHeader('www-authenticate', 'Session error="session_ended"')
        response.status(401).json({ error: 'session_ended', error_description: 'sign in again' })
      }
    case 'challenge':
      return respondWithChallenge(decision, visit, database)
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9470#section-3 */
function respondWithChallenge(
  { level, maxAgeSeconds, details }: Extract<Decision, { kind: 'challenge' }>,
  { identity, address, nowMs, request }: Visit,
  database: Database,
): Send {
  const acr = acrOf(level)
  const freshness = maxAgeSeconds === null ? '' : `, max_age="${maxAgeSeconds}"`
  const demand = {
    error: 'insufficient_user_authentication',
    acr_values: acr,
    ...(maxAgeSeconds !== null && { max_age: maxAgeSeconds }),
  }
  const parameters = `error="insufficient_user_authentication", acr_values="${acr}"${freshness}`
  if (identity.kind !== 'session') {
    return (response) => {
      response.setHeader('www-authenticate', `DPoP ${parameters}, algs="ES256"`)
      response.status(401).json({ ...demand, authorization_details: [details] })
    }
  }
  const { id: session, person } = identity.session
  const challenge = `/step-up/${makeChallenge(database, { session, person, details, level, address }, nowMs)}`
  const toPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html'
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

function setCookies(response: Response, cookies: readonly SetCookie[]): void {
  for (const { name, value, keptSeconds } of cookies) {
    const maxAge = value === null ? 0 : keptSeconds
    const header = stringifySetCookie({
      name,
      value: value ?? '',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      ...(maxAge !== undefined && { maxAge }),
    })
    response.append('set-cookie', header)
  }
}
