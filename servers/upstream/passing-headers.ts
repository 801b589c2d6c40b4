/** Headers that belong to one connection and go no further (RFC 9110, 7.6.1). */

const hopByHop = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'proxy-authenticate',
  'proxy-authorization',
  'http2-settings',
])

/** @param connection the `Connection` header, which names more of them @returns whether a header, in small letters, goes further */
export function passing(connection: string | undefined): (name: string) => boolean {
  const named = new Set((connection ?? '').split(',').map((name) => name.trim().toLowerCase()))
  return (name) => !hopByHop.has(name) && !named.has(name)
}
