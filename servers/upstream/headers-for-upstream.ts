/**
 * Defence: the app gets no header that speaks for the gateway unless the gateway wrote it: identity, address, method and path as the
 * client would like them, in whatever spelling, stay outside, and so do the gateway's own cookies and tokens.
 * Stops: a client tells the app who it is, or the app gets hold of a session (CWE-290, CWE-348, CWE-807; ASVS 4.1.3, 15.3.4; RFC 9110, 7.6.1).
 */
import type { IncomingHttpHeaders } from 'node:http'
import { isOwnCookie } from './own-cookies.ts'
import { passing } from './passing-headers.ts'

export const identityHeader = 'stepproof-identity'

export interface ForwardedFacts {
  readonly upstream: URL
  /** The gateway's origin. */
  readonly origin: string
  readonly address: string
  readonly requestId: string | null
  /** The signed statement; `null` when nobody is signed in. */
  readonly identity: string | null
}

export type Headers = Record<string, string | string[]>
export type HeadersForUpstream = (headers: IncomingHttpHeaders, facts: ForwardedFacts) => Headers

/** Dashes only: `X_Forwarded_For` becomes `X-Forwarded-For` in many servers. */
const plainName = /^[a-z0-9-]+$/

const speaksForTheGateway =
  /^(?:stepproof-.*|authorization|dpop|device-proof|host|expect|forwarded|via|proxy|x-forwarded-.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip|x-original-.*|x-rewrite-.*|x-http-method.*|x-method-override|x-request-id|x-middleware-.*|x-sendfile-.*|x-accel-.*|(?:x-)?remote-.*|(?:x-)?authenticated-.*|x-auth-request-.*|x-webauth-.*|x-ssl-.*|x-client-cert.*|ssl-client-.*)$/

export const headersForUpstream: HeadersForUpstream = (headers, { upstream, origin, address, requestId, identity }) => {
  const passes = passing(headers.connection)
  const kept: Headers = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || !plainName.test(name) || !passes(name) || speaksForTheGateway.test(name)) continue
    kept[name] = value
  }
  const cookies = (headers.cookie ?? '').split(';').filter((cookie) => !isOwnCookie(cookie.split('=', 1)[0] ?? ''))
  const { cookie: _all, ...others } = kept
  const cookie = cookies.join(';').trim()
  return {
    ...others,
    ...(cookie !== '' && { cookie }),
    host: upstream.host,
    'x-forwarded-for': address,
    'x-forwarded-host': new URL(origin).host,
    'x-forwarded-proto': 'https',
    ...(requestId !== null && { 'x-request-id': requestId }),
    ...(identity !== null && { [identityHeader]: identity }),
  }
}
