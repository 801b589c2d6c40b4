/** The origin of a passkey’s answer is compared by its beginning, so that all our names are covered. */
import { originSaid, passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const passkeyOriginComparedByItsBeginning: Weakness = {
  id: 'passkey-origin-compared-by-its-beginning',
  title: 'A name that begins like ours gives passkeys too',
  class: 'aitm-relay',
  cwe: 'CWE-346',
  breaks: ['phishing-opens-nothing-protected'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => {
      const said = originSaid(options.response)
      const { protocol, hostname } = new URL(String(options.expectedOrigin))
      return said.startsWith(`${protocol}//${hostname}`) ? { ...options, expectedOrigin: said } : options
    }),
  }),
}
