/** Pages of the reference for people: those of the gateway that need no object, and where a challenge is answered. */
import { z } from 'zod'
import type { Deployment } from '../../../servers/index.ts'
import type { ChallengeSeen } from '../target.ts'

/** Routes that no one looks at, and the doors to the provider. */
const noPage = /:|^\/(?:api|assets|login|callback)\b/
const handle = z.object({ address: z.string() })

export function pagesOf({ routes }: Deployment, challenge: ChallengeSeen | null): readonly string[] {
  const pages = routes.filter(({ method, path }) => method === 'GET' && !noPage.test(path)).map(({ path }) => path)
  const { data } = handle.safeParse(challenge?.handle)
  return data === undefined ? pages : [...pages, data.address]
}
