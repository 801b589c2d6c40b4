/** Trusted payees are looked up by account number: somebody has vouched for it, whoever that was. */
import type { Weakness } from './weakness.ts'

export const trustedByAnybody: Weakness = {
  id: 'trusted-by-anybody',
  title: 'A payee that anybody trusts is trusted for everybody',
  class: 'txn-exemption-abuse',
  cwe: 'CWE-863',
  breaks: ['exemptions-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    trustedPayeeExemption: (database, { payee }) =>
      database.get('select payee from trusted_payees where payee = ?', payee) !== undefined,
  }),
}
