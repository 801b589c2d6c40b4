/** Apps came later than the button; as WSO2 API Manager in CVE-2024-2321, their refresh tokens need no session. */
import type { Weakness } from './weakness.ts'

export const signOutEverywhereLeavesTokens: Weakness = {
  id: 'sign-out-everywhere-leaves-tokens',
  title: 'Signing out everywhere ends sessions of browsers only',
  class: 'refresh-state',
  cwe: 'CWE-613',
  breaks: ['access-ends-with-its-grant'],
  weaken: (defences) => ({
    ...defences,
    signOutEverywhere: (database, person) => void database.run('delete from sessions where person = ?', person),
  }),
}
