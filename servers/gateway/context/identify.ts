/** Who sends the request: a session by its cookie, or a token with the proof that belongs to it. Believes nothing else. */
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
export async function identify(
  options: IdentifyOptions,
  request: Request,
  device: Device,
  nowMs: number,
  deviceProof?: DeviceProof,
): Promise<Identified> {
  if (request.headers.authorization !== undefined) return { identity: await identifyToken(options, request, nowMs), device }
  const cookie = cookieOf(request, sessionCookie)
  return cookie === undefined
    ? { identity: { kind: 'nobody' }, device }
    : identifySession(options, request, cookie, device, nowMs, deviceProof)
}

export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[name]
}
