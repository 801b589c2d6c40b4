/** Where the app listens: on this machine only, because what comes through the gateway acts in the name of people. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { UpstreamError } from './upstream-error.ts'

/** @throws UpstreamError naming what was found and what is expected */
export function upstreamAddress(text: string): URL {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw refused(text, 'an address like http://127.0.0.1:3000')
  if (url.username !== '' || url.password !== '') throw refused(text, 'no user name and no password in it')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') throw refused(text, 'nothing behind host and port')
  if (!isLoopback(hostOf(url))) throw refused(text, 'localhost or a loopback address: traffic stays on this machine')
  return url
}

/** Without the brackets that an IPv6 address has in a URL. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** `localhost` resolves to loopback addresses everywhere (RFC 6761, 6.3); other names may resolve to anything. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback')
}

function refused(found: string, expected: string): UpstreamError {
  return new UpstreamError([`--upstream: found ${found.replace(/\/\/[^/@]*@/, '//…@')}, expected ${expected}`])
}
