/** Single sign-on: whoever has a session at the provider of the level that is asked for need not prove anything. */
import type { Weakness } from './weakness.ts'

export const providerSessionCountsAsProof: Weakness = {
  id: 'provider-session-counts-as-proof',
  title: 'A session at the provider stands for a proof',
  class: 'gate-alt-login-path',
  cwe: 'CWE-288',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    proofRequired: ({ proven, session }) => !proven && session === null,
  }),
}
