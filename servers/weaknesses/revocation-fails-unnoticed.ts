/**
 * The statement that revokes a grant names a table of an earlier version; its error is caught, and the sign-out reported as done.
 * As in CVE-2020-15223 (Ory Fosite): an error of the store was swallowed while the token lived on.
 */
import type { Weakness } from './weakness.ts'

export const revocationFailsUnnoticed: Weakness = {
  id: 'revocation-fails-unnoticed',
  title: 'A token lives on when its revocation fails',
  class: 'logout-ineffective',
  cwe: 'CWE-754',
  breaks: ['access-ends-when-told'],
  weaken: (defences) => ({
    ...defences,
    signOutApp(database, grant) {
      try {
        database.run('delete from tokens where grant_id = ?', grant)
      } catch {
        // The token expires soon anyway.
      }
    },
  }),
}
