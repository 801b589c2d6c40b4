import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import type { Values } from '../../../record.ts'
import { batchPlaces, batch as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const proposed = z.object({ id: z.string() })
const handle = z.object({ proposal: z.string().nullable(), values: z.record(z.string(), z.unknown()) })

export const batch: ReferenceOperation = {
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  async perform(call, values, { after, edit = unedited }) {
    const known = after === undefined ? null : handle.parse(after.handle)
    const body = { payments: paymentsIn(values) }
    const isChanged = JSON.stringify(known?.values) !== JSON.stringify(values)
    const prepared =
      known?.proposal == null
        ? await call({ method: 'POST', path: '/api/batches', body })
        : isChanged
          ? await call({ method: 'PUT', path: `/api/batches/${known.proposal}`, body })
          : null
    const made = proposed.safeParse(prepared?.json())
    if (prepared !== null && !made.success) return prepared
    return call(edit({ method: 'POST', path: `/api/batches/${made.data?.id ?? known?.proposal}/execute` }))
  },
  effects: (deployment, person) =>
    [...Map.groupBy(deployment.transfersOf(person.id).filter(isPart), ({ batch }) => batch).values()].map((payments) =>
      Object.fromEntries(
        payments.flatMap(({ payee, cents }, index) => [
          [`payee ${index + 1}`, payee],
          [`cents ${index + 1}`, cents],
        ]),
      ),
    ),
}

function isPart({ batch }: { readonly batch: string | null }): boolean {
  return batch !== null
}

function paymentsIn(values: Values): readonly { readonly payee: string; readonly cents: number }[] {
  return batchPlaces.flatMap((place) => {
    const [payee, cents] = [values[`payee ${place}`], values[`cents ${place}`]]
    return payee === undefined || cents === undefined ? [] : [{ payee: String(payee), cents: Number(cents) }]
  })
}
