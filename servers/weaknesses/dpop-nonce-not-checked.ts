/** Nonces are given out, because the standard says so, and not asked for. */
import type { Weakness } from './weakness.ts'

export const dpopNonceNotChecked: Weakness = {
  id: 'dpop-nonce-not-checked',
  title: 'A proof is taken with any nonce, and with none',
  class: 'dpop-checks',
  cwe: 'CWE-345',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    checkDpopNonce: () => true,
  }),
}
