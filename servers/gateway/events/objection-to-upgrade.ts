/** Whether a request to change the protocol asks for the one WebSocket that there is, and from where it may come. */
import type { IncomingMessage } from 'node:http'
import type { Defences } from '../defences.ts'

export const eventsPath = '/events'

export interface RefusedUpgrade {
  readonly status: 400 | 403 | 404 | 426
  readonly reason: string
}

/** `null` when there is nothing to object to. @see https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1 */
export function objectionToUpgrade(request: IncomingMessage, ownOrigin: string, defences: Defences): RefusedUpgrade | null {
  const { method, url, headers } = request
  if (url !== eventsPath) return { status: 404, reason: 'there is no socket here' }
  if (method !== 'GET' || headers.upgrade?.toLowerCase() !== 'websocket') return { status: 426, reason: 'only for a WebSocket' }
  if (headers['sec-websocket-version'] !== '13') return { status: 426, reason: 'only for version 13 of the WebSocket protocol' }
  const key = headers['sec-websocket-key'] ?? ''
  if (!/^[+/0-9A-Za-z]{22}==$/.test(key) || headers['sec-websocket-protocol'] !== undefined) {
    return { status: 400, reason: 'no opening of a WebSocket' }
  }
  return defences.checkSocketOrigin(headers.origin, ownOrigin) ? null : { status: 403, reason: 'not from our own pages' }
}

/** What has to be said beside a status (RFC 9110, 15.5.22; RFC 6455, 4.4). */
export function headersWith(status: number): readonly string[] {
  return status === 426 ? ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'] : []
}
