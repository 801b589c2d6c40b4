/** Who sends the request: a session by its cookie, or a token with the proof that belongs to it. Believes nothing else. */
import { parseCookie } from 'cookie'
import type { Request } from 'express'
import { type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { singleDetails } from '../../details.ts'
import { factorOf } from '../../factors/factor.ts'
import { levelOf } from '../../levels.ts'
import type { Database } from '../../store/database.ts'
import type { Defences } from '../defences.ts'
import type { Device, Identity } from '../visit.ts'
import { elevationsOf, endSession, findSession, sessionCookie, touchSession } from './sessions.ts'

export interface IdentifyOptions {
  readonly database: Database
  readonly defences: Defences
  readonly issuer: string
  readonly origin: string
  readonly keys: JWTVerifyGetKey
}

const accessTokenClaims = z.object({
  sub: z.string(),
  jti: z.string(),
  acr: z.string().optional(),
  amr: z.unknown(),
  auth_time: z.number().optional(),
  iat: z.number(),
  cnf: z.object({ jkt: z.string() }).optional(),
  authorization_details: z.unknown().optional(),
})

export async function identify(options: IdentifyOptions, request: Request, device: Device, nowMs: number): Promise<Identity> {
  if (request.headers.authorization !== undefined) return identifyToken(options, request, nowMs)
  const cookie = cookieOf(request, sessionCookie)
  return cookie === undefined ? { kind: 'nobody' } : identifySession(options, cookie, device, nowMs)
}

export function cookieOf(request: Request, name: string): string | undefined {
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

/** RFC 9068 access tokens, checked as RFC 8725 asks: fixed algorithm, issuer, audience and type. */
async function identifyToken(options: IdentifyOptions, request: Request, nowMs: number): Promise<Identity> {
  const { database, defences, issuer, origin, keys } = options
  const [scheme = '', token = '', ...more] = (request.headers.authorization ?? '').split(' ')
  if (token === '' || more.length > 0) return rejected('the Authorization header has another form')
  const claims = await jwtVerify(token, keys, { issuer, audience: origin, typ: 'at+jwt', algorithms: ['ES256'] })
    .then(({ payload }) => accessTokenClaims.parse(payload))
    .catch(() => null)
  if (claims === null) return rejected('the access token is not valid')
  const proof = request.headers.dpop
  const url = `${origin}${request.originalUrl.split('?', 1)[0]}`
  const proofKey =
    typeof proof !== 'string'
      ? null
      : await defences.checkDpopProof(database, { proof, method: request.method, url, accessToken: token, nowMs })
  if (!defences.requireTokenBinding({ scheme: scheme.toLowerCase(), boundTo: claims.cnf?.jkt, proofKey })) {
    return rejected('the access token is not used by the holder of its key')
  }
  const details = singleDetails(claims.authorization_details)
  const authTime = claims.auth_time ?? 0
  const approval = {
    id: claims.jti,
    level: levelOf(claims.acr),
    method: factorOf(claims.amr),
    authTime,
    usedAt: claims.iat * 1000,
    address: null,
  }
  return { kind: 'token', person: claims.sub, approvals: details === null ? [] : [{ ...approval, details }] }
}

function rejected(reason: string): Identity {
  return { kind: 'rejected', ended: false, reason }
}
