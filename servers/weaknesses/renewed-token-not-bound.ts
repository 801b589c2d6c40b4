/** The renewal writes a token of its own and leaves the binding out, and the API takes tokens that name no key; as Keycloak’s token exchange in issue 50963. */
import type { Weakness } from './weakness.ts'

export const renewedTokenNotBound: Weakness = {
  id: 'renewed-token-not-bound',
  title: 'A renewed token is bound to no key',
  class: 'binding-stripped',
  cwe: 'CWE-1270',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    requireBoundToken: ({ by, claims: { cnf, ...claims } }) => (by === 'refresh_token' ? claims : { ...claims, cnf }),
    requireTokenBinding: (token) => token.boundTo === undefined || defences.requireTokenBinding(token),
  }),
}
