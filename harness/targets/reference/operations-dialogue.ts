/** The requests that make up each operation of the reference, the same on both surfaces; how they are authorised is the surface's. */
import { z } from 'zod'
import { TargetFailure } from '../../errors.ts'
import type { HttpAnswer } from '../../network/user-agent.ts'
import type { Values } from '../../record.ts'
import type { ChallengeSeen, PerformOptions, RequestTemplate } from '../target.ts'

export type Call = (request: RequestTemplate) => Promise<HttpAnswer>

const proposed = z.object({ id: z.string() })
const handle = z.object({ proposal: z.string().nullable(), values: z.record(z.string(), z.unknown()) })

export async function performOperation(
  call: Call,
  operation: string,
  values: Values,
  options: PerformOptions,
): Promise<HttpAnswer> {
  const { edit = (request) => request } = options
  switch (operation) {
    case 'transfer': {
      const prepared = await prepareTransfer(call, values, options.after)
      if (typeof prepared !== 'string') return prepared
      return call(edit({ method: 'POST', path: `/api/transfers/${prepared}/execute` }))
    }
    case 'change-email':
      return call(edit({ method: 'PUT', path: '/api/profile/email', body: values }))
    case 'admin-page':
      return call(edit({ method: 'GET', path: '/api/admin/people' }))
    default:
      return call(edit({ method: 'GET', path: '/api/account' }))
  }
}

/** The proposal to execute: a new one, or the challenged one, edited when other values are wanted now. */
async function prepareTransfer(call: Call, values: Values, after: ChallengeSeen | undefined): Promise<string | HttpAnswer> {
  const known = after === undefined ? null : handle.parse(after.handle)
  if (known !== null && known.proposal !== null) {
    const { proposal } = known
    if (JSON.stringify(known.values) === JSON.stringify(values)) return proposal
    const edited = await call({ method: 'PUT', path: `/api/transfers/${proposal}`, body: values })
    return edited.status === 200 ? proposal : edited
  }
  const answer = await call({ method: 'POST', path: '/api/transfers', body: values })
  const body = proposed.safeParse(answer.json())
  return answer.status === 201 && body.success ? body.data.id : answer
}

const challengeBody = z.object({
  acr_values: z.string().regex(/^urn:stepproof:acr:[123]$/),
  max_age: z.number().nullable().default(null),
  /** Where the browser goes (session surface). */
  challenge: z.string().optional(),
  /** What the app asks the provider for (API surface, RFC 9470 with RFC 9396). */
  authorization_details: z.array(z.unknown()).optional(),
})

/** @throws TargetFailure when a challenge cannot be read */
export function readChallenge(answer: HttpAnswer, values: Values): ChallengeSeen {
  const body = challengeBody.safeParse(answer.json())
  if (!body.success) throw new TargetFailure(`the challenge cannot be read: ${z.prettifyError(body.error)}`)
  const { acr_values, max_age, challenge, authorization_details } = body.data
  const proposal = /^\/api\/transfers\/([\w-]+)\/execute$/.exec(new URL(answer.request.url).pathname)?.[1] ?? null
  return {
    level: Number(acr_values.at(-1)),
    maxAgeSeconds: max_age,
    handle: {
      proposal,
      values,
      acr: acr_values,
      maxAge: max_age,
      address: challenge ?? null,
      details: authorization_details ?? [],
    },
  }
}
