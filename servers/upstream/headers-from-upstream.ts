/**
 * Defence: what the app answers cannot touch what is the gateway's: its cookies, its transport security, its address.
 * Stops: the app plants a session, or leads the browser past the gateway (CWE-384, CWE-601; ASVS 3.4.1, 7.2.4; RFC 9110, 7.6.1).
 */

import type { Headers } from './headers-for-upstream.ts'
import { isOwnCookie } from './own-cookies.ts'
import { passing } from './passing-headers.ts'

export interface AnswerFacts {
  readonly upstream: URL
  /** The gateway's origin. */
  readonly origin: string
  /** The path that was asked for. */
  readonly path: string
  /** Whether the answer may be about a person. */
  readonly personal: boolean
}

export type HeadersFromUpstream = (headers: NodeJS.Dict<string[]>, facts: AnswerFacts) => Headers

/** `Alt-Svc` would send browsers to another port, past the gateway; a nonce is for the next proof that the gateway reads. */
const gatewaysOwn = new Set(['strict-transport-security', 'alt-svc', 'dpop-nonce'])

export const headersFromUpstream: HeadersFromUpstream = (headers, { upstream, origin, path, personal }) => {
  const passes = passing(headers.connection?.join(','))
  const kept: Headers = {}
  for (const [name, values] of Object.entries(headers)) {
    if (values === undefined || !passes(name) || gatewaysOwn.has(name)) continue
    if (name === 'set-cookie') kept[name] = values.filter(isForeign)
    else if (name === 'location' || name === 'content-location') kept[name] = values.map((value) => atGateway(value))
    else kept[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return {
    // Ours where the app says nothing; its own pages may need other scripts than ours.
    'content-security-policy': "frame-ancestors 'none'",
    ...(personal && { 'cache-control': 'no-store' }),
    ...kept,
  }

  /** Addresses at the app become addresses at the gateway; others stay as they are. */
  function atGateway(location: string): string {
    const url = URL.parse(location, new URL(path, upstream).href)
    return url !== null && url.origin === upstream.origin ? `${origin}${url.pathname}${url.search}${url.hash}` : location
  }
}

/** A cookie without a name is one that browsers send as if its value were name and value. */
function isForeign(cookie: string): boolean {
  const [pair = ''] = cookie.split(';', 1)
  const equals = pair.indexOf('=')
  return pair.slice(0, Math.max(equals, 0)).trim() !== '' && !isOwnCookie(pair.slice(0, equals))
}
