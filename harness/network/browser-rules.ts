/** What a browser allows pages of other origins to do with an answer. Both rules look at nothing but its headers. */

export type Headers = (name: string) => string | undefined

/** Whether a page of another site may show it in a frame (CSP Level 3, 6.4.2; HTML, 7.7). */
export function mayBeFramed(header: Headers): boolean {
  const ancestors = /(?:^|[;,])\s*frame-ancestors\s+([^;,]*)/i.exec(header('content-security-policy') ?? '')?.[1]
  if (ancestors !== undefined)
    return ancestors
      .trim()
      .split(/\s+/)
      .some((source) => source !== "'none'" && source !== "'self'")
  return !/^\s*(?:deny|sameorigin)\s*$/i.test(header('x-frame-options') ?? '')
}

/** Whether a page of that origin may read it although cookies went along (Fetch, 4.9, CORS check). */
export function mayBeRead(header: Headers, origin: string): boolean {
  return header('access-control-allow-origin') === origin && header('access-control-allow-credentials') === 'true'
}
