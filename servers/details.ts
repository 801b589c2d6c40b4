/**
 * What an approval is for: the operation, the object it acts on, and the terms. The same object is shown to the person, carried as
 * `authorization_details` (RFC 9396), kept with the approval and compared when the action is carried out.
 */
import { z } from 'zod'

export const detailsType = 'step-up'

/** Characters of a text that is approved. */
export const mostTextCharacters = 300

const most = { objectCharacters: 200, terms: 40, nameCharacters: 60 } as const

export const detailsSchema = z.strictObject({
  type: z.literal(detailsType),
  operation: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  /** The id of what is acted on, for example of a proposal or a factor; `null` where the operation is all there is to say. */
  object: z.string().max(most.objectCharacters).nullable(),
  /** All that the person is shown and the approval binds, by name: `{ payee, cents, currency }`. Money is in cents. */
  terms: z
    .record(z.string().max(most.nameCharacters), z.union([z.string().max(mostTextCharacters), z.number().int()]))
    .refine((terms) => Object.keys(terms).length <= most.terms, `expected at most ${most.terms} terms`),
})

export type Details = z.infer<typeof detailsSchema>
export type Terms = Details['terms']

export function detailsOf(operation: string, object: string | null = null, terms: Terms = {}): Details {
  return { type: detailsType, operation, object, terms }
}

/** One text for equal details, whatever the order of their fields. */
export function canonical({ type, operation, object, terms }: Details): string {
  const sorted = Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([type, operation, object, sorted])
}

/** The same operation on the same object: whether the terms are the same too is for a defence to say. */
export function concernsSame(approved: Details, requested: Details): boolean {
  return approved.operation === requested.operation && approved.object === requested.object
}

/** The details in a claim or parameter that should hold exactly one of them. */
export function singleDetails(value: unknown): Details | null {
  const parsed = z.tuple([detailsSchema]).safeParse(value)
  return parsed.success ? parsed.data[0] : null
}
