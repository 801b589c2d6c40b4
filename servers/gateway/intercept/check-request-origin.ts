/**
 * Defence: a request that changes something and carries a cookie must come from our own pages, and as JSON. A client that says nothing of
 * where the request comes from must send a header that no page of another site can add. Forms are for apps behind the gateway, and only
 * where the browser says that they are on our own pages.
 * Stops: another site makes the signed-in browser act (CWE-352; ASVS 3.5.1, 3.5.2, 3.5.3).
 */
import type { IncomingHttpHeaders } from 'node:http'

/** @param bodies what the route takes; default: JSON */
export type CheckRequestOrigin = (
  method: string,
  headers: IncomingHttpHeaders,
  ownOrigin: string,
  bodies?: 'json' | 'any',
) => boolean

/** They are allowed across sites by a preflight only, and we answer none. */
const notOfForms = ['device-proof', 'authorization']

export const checkRequestOrigin: CheckRequestOrigin = (method, headers, ownOrigin, bodies = 'json') => {
  if (method === 'GET' || method === 'HEAD' || headers.cookie === undefined) return true
  const { origin } = headers
  const site = headers['sec-fetch-site']
  // Forms of pages with `Referrer-Policy: no-referrer` send `null` (Fetch, "append a request Origin header").
  const withheld = bodies === 'any' && origin === 'null' && site === 'same-origin'
  if (origin !== undefined && origin !== ownOrigin && !withheld) return false
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined && site === undefined && notOfForms.every((name) => headers[name] === undefined)) return false
  const type = headers['content-type']
  if (type === undefined || /^application\/json\s*(?:;|$)/i.test(type)) return true
  return bodies === 'any' && (origin === ownOrigin || withheld)
}
