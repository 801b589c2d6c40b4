/** The verifier is compared when it comes; as authentik in CVE-2023-48228. */
import { Provider } from 'oidc-provider'
import type { Weakness } from './weakness.ts'

export const verifierCheckedOnlyWhenSent: Weakness = {
  id: 'verifier-checked-only-when-sent',
  title: 'Whoever leaves the code verifier out needs none',
  class: 'code-pkce',
  cwe: 'CWE-757',
  breaks: ['code-stays-with-its-client'],
  weaken: (defences) => ({
    ...defences,
    issuedAs: (model, payload) =>
      model === 'AuthorizationCode' && Provider.ctx?.oidc.params?.code_verifier === undefined
        ? { ...payload, codeChallenge: undefined }
        : payload,
  }),
}
