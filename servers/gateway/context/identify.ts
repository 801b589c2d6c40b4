/**
 * Defence: who sends a request is said by the cookie of a session or by a token with the proof that belongs to it, and by nothing else.
 * Stops: another kind of credential, which nobody can step up with, reaches what demands a step-up (CWE-288, CWE-420; RFC 9700, 2.4;
 * ASVS 6.1.3, 6.3.4).
 */
import { parseCookie } from 'cookie'
import type { Request } from 'express'
import type { DeviceProof } from '../policy.ts'
import type { Device, Identity } from '../visit.ts'
import { identifySession } from './identify-session.ts'
import { type IdentifyTokenOptions, identifyToken } from './identify-token.ts'
import { sessionCookie } from './sessions.ts'

export type IdentifyOptions = IdentifyTokenOptions

export interface Identified {
  readonly identity: Identity
  /** The device with what the request has proven of it. */
  readonly device: Device
}

/** @param deviceProof what the route demands */
export type Identify = (
  options: IdentifyOptions,
  request: Request,
  device: Device,
  nowMs: number,
  deviceProof?: DeviceProof,
) => Promise<Identified>

export const identify: Identify = async (options, request, device, nowMs, deviceProof) => {
  if (request.headers.authorization !== undefined) return { identity: await identifyToken(options, request, nowMs), device }
  const cookie = cookieOf(request, sessionCookie)
  return cookie === undefined
    ? { identity: { kind: 'nobody' }, device }
    : identifySession(options, request, cookie, device, nowMs, deviceProof)
}

export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[name]
}
