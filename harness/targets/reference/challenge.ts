/** How the reference's challenge is read, the same on both surfaces. */
import { z } from 'zod'
import { TargetFailure } from '../../errors.ts'
import type { HttpAnswer } from '../../network/user-agent.ts'
import type { Values } from '../../record.ts'
import type { ChallengeSeen } from '../target.ts'

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
  const proposal = /^\/api\/(?:transfers|batches)\/([\w-]+)\/execute$/.exec(new URL(answer.request.url).pathname)?.[1] ?? null
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
