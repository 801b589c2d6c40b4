/** A lock ends nothing that is open: the refresh grant goes on for locked accounts, as in WSO2 (CVE-2024-9517). */
import type { Weakness } from './weakness.ts'

export const lockedPeopleKeepTheirTokens: Weakness = {
  id: 'locked-people-keep-their-tokens',
  title: 'A locked account’s app renews its token',
  class: 'lock-bypass',
  cwe: 'CWE-613',
  breaks: ['locked-stays-out'],
  weaken: (defences) => ({
    ...defences,
    credentialsChanged(database, change) {
      if (!change.says.includes('locked')) defences.credentialsChanged(database, change)
    },
    checkTokenState: () => true,
  }),
}
