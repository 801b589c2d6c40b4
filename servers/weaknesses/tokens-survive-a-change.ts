/**
 * A change of credentials or a lock ends sessions, not the tokens that apps have: these are only checked for their signature.
 * As in CVE-2025-12624 (WSO2): access tokens survived the lock of their account.
 */
import { findById } from '../store/people.ts'
import type { Weakness } from './weakness.ts'

export const tokensSurviveAChange: Weakness = {
  id: 'tokens-survive-a-change',
  title: 'Access tokens outlive a lock and a new password',
  class: 'cred-change-sessions',
  cwe: 'CWE-613',
  breaks: ['access-ends-when-told'],
  weaken: (defences) => ({
    ...defences,
    checkTokenState: (database, { person }) => findById(database, person) !== undefined,
  }),
}
