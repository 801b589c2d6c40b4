/**
 * Defence: a request is read only when there is one way to say where it begins, where it ends and what its headers are.
 * Stops: a second request is smuggled inside the first; of two headers the check reads one and the action the other (CWE-444,
 * CWE-235; ASVS 4.2.1, 15.3.7; RFC 9112, 6.3 and 11.2).
 */
import type { IncomingHttpHeaders } from 'node:http'
import { headerLines } from '../../limits.ts'

export interface Framed {
  readonly httpVersion: string
  readonly method?: string | undefined
  readonly headers: IncomingHttpHeaders
  /** Names and values by turns, as they came. */
  readonly rawHeaders: readonly string[]
}

export interface BadFraming {
  readonly status: 400 | 417 | 431
  readonly reason: string
}

/** `null` when there is nothing to object to. */
export type CheckFraming = (request: Framed) => BadFraming | null

/** Of these one may come; two are two requests in one. `Host` is looked at by `checkHost`. */
const single = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'device-proof',
  'origin',
  'sec-fetch-site',
  'transfer-encoding',
  'user-agent',
  'x-request-id',
])

const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'])

export const checkFraming: CheckFraming = ({ httpVersion, method = '', headers, rawHeaders }) => {
  if (httpVersion !== '1.1') return { status: 400, reason: 'not HTTP/1.1' }
  const names = rawHeaders.filter((_text, index) => index % 2 === 0).map((name) => name.toLowerCase())
  if (names.length > headerLines) return { status: 431, reason: 'too many headers' }
  const twice = names.find((name, index) => single.has(name) && names.indexOf(name) !== index)
  if (twice !== undefined) return { status: 400, reason: `${twice} came more than once` }
  const { expect, 'content-length': length, 'transfer-encoding': encoding } = headers
  if (expect !== undefined) return { status: 417, reason: 'nothing is expected of us' }
  if (length !== undefined && encoding !== undefined) return { status: 400, reason: 'two ways to say how long the body is' }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return { status: 400, reason: 'the length of the body is no number' }
  if (encoding !== undefined && encoding !== 'chunked') return { status: 400, reason: 'unknown transfer encoding' }
  const hasBody = encoding !== undefined || (length !== undefined && Number(length) > 0)
  return hasBody && withoutBody.has(method) ? { status: 400, reason: 'a body where none belongs' } : null
}
