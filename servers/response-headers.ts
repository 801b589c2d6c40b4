/**
 * Defence: whatever the answer, no cache keeps it, no other site frames, reads or embeds it, and the browser speaks TLS only, to this host
 * and all below it. No header ever lets another origin in.
 * Stops: framed approvals, answers found in a cache or read from another origin, sniffed types, addresses told to others, a first visit
 * in the clear (CWE-1021, CWE-524, CWE-942; ASVS 3.4.1 to 3.4.6, 14.3.2; RFC 9700, 4.16 and 4.17; RFC 6797).
 */
import type { RequestHandler } from 'express'

export interface AnsweredRequest {
  /** Origins besides our own that a form may lead to, by redirects too. */
  readonly formsLeadTo: readonly string[]
  /** The `Origin` that the request names; nothing follows from it. */
  readonly origin: string | undefined
}

export type ResponseHeaders = (request: AnsweredRequest) => Readonly<Record<string, string>>

const hstsSeconds = 365 * 24 * 3600

export const responseHeaders: ResponseHeaders = ({ formsLeadTo }) => ({
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...formsLeadTo].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${hstsSeconds}; includeSubDomains`,
  vary: 'Accept, Authorization, Cookie, Origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
})

/** Puts them on an answer before anything else can be said. */
export function sendHeaders(headersOf: ResponseHeaders, formsLeadTo: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const headers = headersOf({ formsLeadTo, origin: request.headers.origin })
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    next()
  }
}

/** No question of another origin is answered: there is nothing here that one may do. */
export const refusePreflight: RequestHandler = (request, _response, next) => {
  next(request.method === 'OPTIONS' ? { status: 405 } : undefined)
}

/** oidc-provider opens its documents and token endpoint to other origins by itself, and has no setting for none. */
export const keepOriginsOut: RequestHandler = (_request, response, next) => {
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) => (name.toLowerCase().startsWith('access-control-') ? response : setHeader(name, value))
  next()
}
