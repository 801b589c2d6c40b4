/** The session that a cookie stands for, on the device that it belongs to. A cookie that we did not make is never adopted. */
import type { Request } from 'express'
import type { DeviceProof } from '../policy.ts'
import type { Device, Session } from '../visit.ts'
import { deviceProofHeader } from './check-device-proof.ts'
import type { Identified, IdentifyOptions } from './identify.ts'
import { endSession, findSession } from './sessions.ts'

export async function identifySession(
  options: IdentifyOptions,
  request: Request,
  cookie: string,
  seen: Device,
  nowMs: number,
  deviceProof: DeviceProof,
): Promise<Identified> {
  const { database, defences } = options
  // Nobody has us verify signatures without a session.
  const shows = request.headers[deviceProofHeader] !== undefined && findSession(database, cookie) !== undefined
  const proven = shows ? await keyShown(options, request, nowMs) : null
  // Looked up only now: it may have ended while the proof was verified.
  const session = findSession(database, cookie)
  const device = { ...seen, agent: agentOf(request, session, seen), key: proven }
  const rejected = (reason: string, owner: string | null): Identified => ({
    identity: { kind: 'rejected', ended: true, reason, owner },
    device,
  })
  const end = ({ id, person }: Session, reason: string): Identified => {
    endSession(database, id)
    return rejected(reason, person)
  }

  if (session === undefined) return rejected('no such session', null)
  if (!defences.checkSessionLifetime(session, nowMs)) return end(session, 'the session is over')
  if (!defences.checkSessionDevice(session, device, request.method, deviceProof)) {
    return end(session, 'the session moved to another device')
  }
  const approvals = defences.approvalsOf.session(database, session, nowMs)
  return { identity: { kind: 'session', session, person: session.person, approvals }, device }
}

/** Browsers send no client hints when they open a WebSocket: what the same user agent has said of its platform before still holds. */
function agentOf({ headers }: Request, session: Session | undefined, { agent }: Device): string {
  if (session === undefined || headers.upgrade === undefined || headers['sec-ch-ua-platform'] !== undefined) return agent
  return session.device.replace(/"[^"]*"$/, '') === agent ? session.device : agent
}

async function keyShown(
  { database, defences, origin }: IdentifyOptions,
  request: Request,
  nowMs: number,
): Promise<string | null> {
  const proof = request.headers[deviceProofHeader]
  if (typeof proof !== 'string') return null
  const url = `${origin}${request.originalUrl.split('?', 1)[0]}`
  return defences.checkDeviceProof(database, { proof, method: request.method, url, nowMs })
}
