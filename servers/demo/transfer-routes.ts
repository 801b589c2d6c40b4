/** Sending money: proposed, approved, executed. Small sums, and payments to trusted payees, may go without an approval. */
import type { Details } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Route } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'
import { currency, paymentSchema, paymentTerms } from './payment.ts'
import { proposalRoutes } from './proposal-routes.ts'

const lowValue = 'a small payment, within the exemption'
const trustedPayee = 'to a trusted payee'

export function transferRoutes(database: Database, defences: Defences): Route[] {
  function smallPayment(visit: Visit, { terms }: Details) {
    return { person: personOf(visit), cents: Number(terms.cents) }
  }

  function exemption(visit: Visit, details: Details): string | null {
    const payee = String(details.terms.payee)
    if (defences.trustedPayeeExemption(database, { person: personOf(visit), payee })) return trustedPayee
    return defences.lowValueExemption.take(database, smallPayment(visit, details)) ? lowValue : null
  }

  return proposalRoutes(database, defences, {
    kind: 'transfer',
    path: '/api/transfers',
    schema: paymentSchema(defences).transform((payment) => [payment]),
    terms: ([payment]) => (payment === undefined ? {} : paymentTerms(payment)),
    view: ([payment]) => ({ ...payment, currency }),
    exemption,
    giveBack(visit, grant) {
      if (grant.exemption === lowValue) defences.lowValueExemption.giveBack(database, smallPayment(visit, grant.details))
    },
  })
}
