/**
 * No connection is agreed on that can be broken, and each answer over TLS keeps browsers to it (ASVS 12.1.1, 12.1.2, 3.4.1; RFC 9325, 3.1.1
 * and 4.2; RFC 6797, 7.2).
 */
import type { Evidence, Exchange, Step } from '../record.ts'
import { headerOf } from './header-of.ts'
import type { Objection, Oracle } from './oracle.ts'

/** Seconds; ASVS 3.4.1 wants a year. */
const leastHstsSeconds = 365 * 24 * 3600

const soundProtocols: ReadonlySet<string> = new Set(['TLSv1.2', 'TLSv1.3'])
/** Forward secrecy and authenticated encryption, in IANA's names. */
const soundCipher = /^TLS_(?:(?:EC)?DHE_\w+_WITH_)?(?:AES_\d+_(?:GCM|CCM)|CHACHA20_POLY1305)(?!\w*_8)/

export const transportIsProtected: Oracle = {
  id: 'transport-is-protected',
  title: 'Connections cannot be broken, and browsers are kept to them',
  judge: ({ steps, exchanges }) => [...steps.flatMap(weakAgreement), ...withoutHsts(exchanges)],
}

function weakAgreement(step: Step): Objection[] {
  if (step.does !== 'handshake' || step.agreed === null) return []
  const { protocol, cipher, anew } = step.agreed
  if (soundProtocols.has(protocol) && soundCipher.test(cipher) && !anew) return []
  return [{ says: `the target agreed to ${step.offered}: ${protocol} with ${cipher}`, exchanges: [] }]
}

/** One objection for all, so that a missing header does not drown the rest. */
function withoutHsts(exchanges: Evidence['exchanges']): Objection[] {
  const bare = exchanges.filter((exchange) => exchange.request.url.startsWith('https:') && !keepsToTls(exchange))
  if (bare.length === 0) return []
  return [
    { says: `${bare.length} answers over TLS do not keep the browser to it`, exchanges: bare.map(({ id }) => id).slice(0, 3) },
  ]
}

function keepsToTls({ response }: Exchange): boolean {
  if (response === null) return true
  const maxAge = /max-age=(\d+)/.exec(headerOf(response, 'strict-transport-security') ?? '')?.[1]
  return Number(maxAge ?? 0) >= leastHstsSeconds
}
