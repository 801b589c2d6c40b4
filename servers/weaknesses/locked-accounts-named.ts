/** Whoever is locked is told so before the password is known to be right. */
import type { Weakness } from './weakness.ts'

export const lockedAccountsNamed: Weakness = {
  id: 'locked-accounts-named',
  title: 'The answer says that an account is locked',
  class: 'user-enum',
  cwe: 'CWE-204',
  breaks: ['strangers-learn-nothing'],
  weaken: (defences) => ({
    ...defences,
    describeRefusal: (refused) =>
      refused === 'account-locked'
        ? { status: 403, body: { error: 'account_locked', error_description: 'this account is locked' } }
        : defences.describeRefusal(refused),
  }),
}
