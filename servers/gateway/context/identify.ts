/** Who sends the request: a session by its cookie, or a token with the proof that belongs to it. Believes nothing else. */
import { parseCookie } from 'cookie'
import type { Request } from 'express'
import type { Database } from '../../store/database.ts'
import type { Device, Identity } from '../visit.ts'
import { type IdentifyTokenOptions, identifyToken } from './identify-token.ts'
import { elevationsOf, endSession, findSession, sessionCookie, touchSession } from './sessions.ts'

export type IdentifyOptions = IdentifyTokenOptions

export async function identify(options: IdentifyOptions, request: Request, device: Device, nowMs: number): Promise<Identity> {
  if (request.headers.authorization !== undefined) return identifyToken(options, request, nowMs)
  const cookie = cookieOf(request, sessionCookie)
  return cookie === undefined ? { kind: 'nobody' } : identifySession(options, cookie, device, nowMs)
}

export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[name]
}

function identifySession({ database, defences }: IdentifyOptions, cookie: string, device: Device, nowMs: number): Identity {
  const session = findSession(database, cookie)
  if (session === undefined) return { kind: 'rejected', ended: true, reason: 'no such session' }
  if (!defences.checkSessionLifetime(session, nowMs)) return end(database, session.id, 'the session is over')
  if (!defences.checkSessionDevice(session, device)) return end(database, session.id, 'the session moved to another device')
  touchSession(database, session.id, nowMs)
  return { kind: 'session', session, person: session.person, approvals: elevationsOf(database, session.id, nowMs) }
}

function end(database: Database, session: string, reason: string): Identity {
  endSession(database, session)
  return { kind: 'rejected', ended: true, reason }
}
