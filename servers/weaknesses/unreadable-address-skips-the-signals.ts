/**
 * What a header names is handed on as it is; where it is no address the policies about it fail, and what fails is left out.
 * As in CVE-2024-47070 (authentik): an X-Forwarded-For of "a" made policies raise, and the step they guarded was skipped.
 */
import type { Weakness } from './weakness.ts'

export const unreadableAddressSkipsTheSignals: Weakness = {
  id: 'unreadable-address-skips-the-signals',
  title: 'An address that cannot be read switches off what looks at it',
  class: 'proxy-ip-trust',
  cwe: 'CWE-754',
  breaks: ['audit-tells-the-truth', 'unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    clientAddress(hops) {
      const said = hops.forwardedFor?.trim()
      return said === undefined || hops.canonical(said) !== null
        ? defences.clientAddress(hops)
        : { address: said, doubtful: false }
    },
    missingSignal: () => null,
  }),
}
