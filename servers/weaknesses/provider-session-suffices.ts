/** Single sign-on: whoever has proven enough at the provider before is sent straight back, unless the request asks for a new proof. */
import type { Weakness } from './weakness.ts'

export const providerSessionSuffices: Weakness = {
  id: 'provider-session-suffices',
  title: 'A session at the provider answers a challenge without a new proof',
  class: 'acr-strip',
  cwe: 'CWE-472',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    proofRequired: ({ proven, prompt }) => prompt === 'login' && !proven,
  }),
}
