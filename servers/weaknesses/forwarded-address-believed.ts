/**
 * `X-Forwarded-For` is read from whoever sends it, left-most first, as the framework does when it is told that there is some proxy.
 * As in django-allauth before 65.14.2: the header was trusted by default.
 */
import type { Weakness } from './weakness.ts'

export const forwardedAddressBelieved: Weakness = {
  id: 'forwarded-address-believed',
  title: 'Anybody may say in a header where a request comes from',
  class: 'proxy-ip-trust',
  cwe: 'CWE-348',
  breaks: ['session-stays-with-its-holder', 'audit-tells-the-truth'],
  weaken: (defences) => ({
    ...defences,
    clientAddress(hops) {
      const said = hops.canonical(hops.forwardedFor?.split(',')[0]?.trim())
      return said === null ? defences.clientAddress(hops) : { address: said, doubtful: false }
    },
  }),
}
