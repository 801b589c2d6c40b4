/** The Bearer scheme was left on for older apps. */
import type { Weakness } from './weakness.ts'

export const tokenAcceptedAsBearer: Weakness = {
  id: 'token-accepted-as-bearer',
  title: 'A token that is bound to a key is accepted without a proof',
  class: 'bearer-theft',
  cwe: 'CWE-294',
  breaks: ['token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    requireTokenBinding: (token) => token.scheme === 'bearer' || defences.requireTokenBinding(token),
  }),
}
