/**
 * A request is local when a loopback address of our own turns up in what it says of its way, and what is local is at home.
 * As in CVE-2023-41338 (Fiber): a request counted as local when X-Forwarded-For contained a loopback address.
 */
import type { Weakness } from './weakness.ts'

export const loopbackInTheListTrusted: Weakness = {
  id: 'loopback-in-the-list-trusted',
  title: 'Whoever writes 127.0.0.1 into a header is taken for local',
  class: 'proxy-ip-trust',
  cwe: 'CWE-290',
  breaks: ['audit-tells-the-truth', 'unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    clientAddress: (hops) =>
      hops.forwardedFor?.split(',').some((hop) => hop.trim() === '127.0.0.1')
        ? { address: '127.0.0.1', doubtful: false }
        : defences.clientAddress(hops),
  }),
}
