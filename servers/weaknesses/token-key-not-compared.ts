/** The proof is verified, but not that its key is the one in the token. */
import type { Weakness } from './weakness.ts'

export const tokenKeyNotCompared: Weakness = {
  id: 'token-key-not-compared',
  title: 'Any valid proof will do, whoever signed it',
  class: 'bearer-theft',
  cwe: 'CWE-347',
  breaks: ['token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    requireTokenBinding: ({ scheme, proofKey }) => scheme === 'dpop' && proofKey !== null,
  }),
}
