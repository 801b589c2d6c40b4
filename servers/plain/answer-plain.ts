/**
 * Defence: without TLS nothing is served. Reading is sent on to the same path of our own origin, whatever `Host` or forwarding headers
 * say; all else is refused. No cookie is set, no body read, no query carried along.
 * Stops: credentials or actions travel in clear; the redirect leads somewhere else (CWE-319, CWE-601; ASVS 12.2.1, 4.1.2).
 */
export interface PlainRequest {
  readonly method: string
  /** The request target as it came. */
  readonly target: string
}

export type PlainAnswer = { readonly status: 308; readonly location: string } | { readonly status: 426 }

export type AnswerPlain = (request: PlainRequest, origin: string) => PlainAnswer

export const answerPlain: AnswerPlain = ({ method, target }, origin) => {
  if (method !== 'GET' && method !== 'HEAD') return { status: 426 }
  const path = target.split('?', 1)[0] ?? ''
  return { status: 308, location: origin + (/^(?:\/[A-Za-z0-9_-]+)+$/.test(path) ? path : '/') }
}
