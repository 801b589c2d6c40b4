/**
 * What an approval is for: the operation, and for a transfer its canonical terms. The same object is shown to the person, carried as
 * `authorization_details` (RFC 9396), kept with the approval and compared at execution.
 */
import { z } from 'zod'

export const detailsType = 'step-up'

const shared = { type: z.literal(detailsType) }

export const detailsSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    ...shared,
    operation: z.literal('transfer'),
    proposal: z.string().max(64),
    payee: z.string().max(64),
    cents: z.number().int().positive(),
    currency: z.literal('EUR'),
  }),
  z.strictObject({ ...shared, operation: z.literal('change-email') }),
  z.strictObject({ ...shared, operation: z.literal('admin-page') }),
])

export type Details = z.infer<typeof detailsSchema>
export type StepUpOperation = Details['operation']

/** One text for equal details, whatever the order of their fields. */
export function canonical(details: Details): string {
  return JSON.stringify(Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** The details in a claim or parameter that should hold exactly one of them. */
export function singleDetails(value: unknown): Details | null {
  const parsed = z.tuple([detailsSchema]).safeParse(value)
  return parsed.success ? parsed.data[0] : null
}
