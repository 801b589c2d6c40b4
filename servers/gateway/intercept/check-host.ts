/**
 * Defence: a request is for exactly one host, ours: one `Host`, the one name and port, and a request line that says nothing else.
 * Stops: links, redirects, caches and policies are steered by a name that the client made up (CWE-644, CWE-290; ASVS 4.1.3;
 * RFC 9112, 3.2).
 */
export interface HostClaims {
  /** The request target as it came. */
  readonly target: string
  /** Names and values by turns, as they came. */
  readonly rawHeaders: readonly string[]
}

/** @param ownHost name and port */
export type CheckHost = (claims: HostClaims, ownHost: string) => boolean

export const checkHost: CheckHost = ({ target, rawHeaders }, ownHost) => {
  const hosts = rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host')
  if (hosts.length !== 1 || hosts[0] !== ownHost) return false
  return target.startsWith('/') || target === '*' || target.startsWith(`https://${ownHost}/`)
}
