/**
 * Defence: a request that changes something and carries a cookie must come from our own pages, and as JSON where no header says
 * so. A WebSocket that is opened with a cookie must come from our own pages, and say so.
 * Stops: another site makes the signed-in browser act (CWE-352, CWE-1385; ASVS 3.5.1, 3.5.2, 4.4.2).
 */
import type { IncomingHttpHeaders } from 'node:http'

export type CheckRequestOrigin = (method: string, headers: IncomingHttpHeaders, ownOrigin: string) => boolean

export const checkRequestOrigin: CheckRequestOrigin = (method, headers, ownOrigin) => {
  if (headers.cookie === undefined) return true
  if (headers.upgrade !== undefined) return headers.origin === ownOrigin
  if (method === 'GET') return true
  if (headers.origin !== undefined && headers.origin !== ownOrigin) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const type = headers['content-type']
  return type === undefined || type.startsWith('application/json') || headers.origin === ownOrigin
}
