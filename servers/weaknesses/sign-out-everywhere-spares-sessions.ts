/**
 * Signing out everywhere revokes tokens; sessions in the store are left to expire.
 * As in CVE-2025-29928 (authentik): with sessions in the database, deleting one did not revoke it.
 */
import type { Weakness } from './weakness.ts'

export const signOutEverywhereSparesSessions: Weakness = {
  id: 'sign-out-everywhere-spares-sessions',
  title: 'Signing out everywhere leaves other browsers signed in',
  class: 'logout-ineffective',
  cwe: 'CWE-613',
  breaks: ['access-ends-when-told'],
  weaken: (defences) => ({
    ...defences,
    signOutEverywhere: (database, person, nowMs) =>
      void database.run('update people set tokens_valid_from = ? where id = ?', nowMs, person),
  }),
}
