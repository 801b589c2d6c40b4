import { freshSeconds, lowValueCents, lowValuePayments, lowValueSumCents } from '../../../../servers/index.ts'
import type { Values } from '../../../record.ts'
import { transfer as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'
import { prepareProposal } from './prepare-proposal.ts'

const made = { path: '/api/transfers', bodyOf: (values: Values) => values }

export const transfer: ReferenceOperation = {
  facts: facts({
    level: 2,
    maxAgeSeconds: freshSeconds,
    exemption: { field: 'cents', upTo: lowValueCents, totalUpTo: lowValueSumCents, timesUpTo: lowValuePayments },
    trusted: { by: 'add-payee', field: 'payee' },
  }),
  async perform(call, values, { after, edit = unedited }) {
    const prepared = await prepareProposal(call, made, values, after)
    if (typeof prepared !== 'string') return prepared
    return call(edit({ method: 'POST', path: `${made.path}/${prepared}/execute` }))
  },
  effects: (deployment, person) =>
    deployment.bankOf(person.id).transfers.map(({ payee, cents, name, reference }) => ({
      payee,
      cents,
      ...(name !== null && { name }),
      ...(reference !== null && { reference }),
    })),
}
