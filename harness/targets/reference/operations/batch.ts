import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import type { Values } from '../../../record.ts'
import { batch as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'
import { prepareProposal } from './prepare-proposal.ts'

const made = { path: '/api/batches', bodyOf: (values: Values) => ({ payments: paymentsIn(values) }) }

export const batch: ReferenceOperation = {
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  async perform(call, values, { after, edit = unedited }) {
    const prepared = await prepareProposal(call, made, values, after)
    if (typeof prepared !== 'string') return prepared
    return call(edit({ method: 'POST', path: `${made.path}/${prepared}/execute` }))
  },
  effects: (deployment, person) =>
    deployment
      .bankOf(person.id)
      .batches.map((payments) => ({ payments: payments.map(({ payee, cents }) => `${payee} ${cents}`).join(', ') })),
}

/** From the text of `payee cents` pairs. */
function paymentsIn({ payments }: Values): unknown {
  return z
    .string()
    .parse(payments)
    .split(', ')
    .map((pair) => {
      const [payee, cents] = pair.split(' ')
      return { payee, cents: Number(cents) }
    })
}
