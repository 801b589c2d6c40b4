/** How the bank's routes take what they are sent: one JSON body that fits its schema, and nothing beside it. */
import { z } from 'zod'
import type { Refusal } from '../gateway/policy.ts'
import type { Visit } from '../gateway/visit.ts'

/** A message on the WebSocket stands for a request with this type, and has no length of its own. */
const json = /^application\/json *(?:;|$)/i
const nothing = z.strictObject({}).optional()

export function bodyOf<T>({ request }: Visit, schema: z.ZodType<T>): { readonly body: T } | Refusal {
  // What is not read is not ignored: a second place for the same field is a second opinion on what was meant.
  if (request.originalUrl.includes('?')) return { status: 400, reason: 'this route takes no query' }
  const type = request.headers['content-type']
  if (type !== undefined && !json.test(type)) return { status: 400, reason: 'expected JSON' }
  const parsed = schema.safeParse(request.body)
  return parsed.success ? { body: parsed.data } : { status: 400, reason: z.prettifyError(parsed.error) }
}

/** For routes that take nothing but their path; `null` when nothing else came. */
export function refuseInput(visit: Visit): Refusal | null {
  const input = bodyOf(visit, nothing)
  return 'status' in input ? input : null
}
