/** Only a configured proxy is believed, but of what it says the first address: the one that the client wrote. */
import type { Weakness } from './weakness.ts'

export const leftmostHopBelieved: Weakness = {
  id: 'leftmost-hop-believed',
  title: 'Behind a proxy the client chooses its address',
  class: 'proxy-ip-trust',
  cwe: 'CWE-348',
  breaks: ['session-stays-with-its-holder', 'audit-tells-the-truth'],
  weaken: (defences) => ({
    ...defences,
    clientAddress(hops) {
      const [first, ...others] = hops.forwardedFor?.split(',') ?? []
      return defences.clientAddress(others.length === 0 ? hops : { ...hops, forwardedFor: first })
    },
  }),
}
