/** The token says all that the API needs, so nobody asks the store; as WSO2 in CVE-2025-12624. */
import type { Weakness } from './weakness.ts'

export const accessTokenOutlivesItsGrant: Weakness = {
  id: 'access-token-outlives-its-grant',
  title: 'An access token is good until it expires, whatever became of its account',
  class: 'refresh-state',
  cwe: 'CWE-613',
  breaks: ['access-ends-with-its-grant'],
  weaken: (defences) => ({
    ...defences,
    checkTokenState: () => true,
  }),
}
