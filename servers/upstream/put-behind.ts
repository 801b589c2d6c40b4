/** Puts an app behind the gateway: its routes, beside the gateway's own, and the handshakes of its WebSockets. */
import { eventsPath } from '../gateway/events/objection-to-upgrade.ts'
import type { Route } from '../gateway/policy.ts'
import { socketCheckMs, upstreamAnswerSeconds, upstreamSilenceSeconds } from '../limits.ts'
import { covers } from './compare-routes.ts'
import { describeRoute } from './name-routes.ts'
import type { Policy } from './policy-file.ts'
import { makeIdentityKey } from './sign-identity.ts'
import { portOf } from './upstream-address.ts'
import { UpstreamError } from './upstream-error.ts'
import { keysPath, type UpstreamOptions, upstreamRoutes } from './upstream-routes.ts'
import { createWebSockets, type WebSockets } from './web-sockets.ts'

/** An app to stand in front of, and what its routes demand. */
export interface Upstream {
  readonly url: URL
  readonly policy: Policy
  /** Other waiting times than those of `limits.ts`. */
  readonly timing?: Partial<UpstreamOptions['timing']> & { readonly socketCheckMs?: number }
}

export interface Behind {
  readonly routes: readonly Route[]
  readonly webSockets: WebSockets
  readonly described: readonly string[]
}

type Surroundings = Pick<UpstreamOptions, 'origin' | 'database' | 'defences' | 'audit' | 'now'>

/**
 * @param own the gateway's own routes @param ports those that the gateway listens on
 * @throws UpstreamError when a route of the policy would take one of them away, or the app is the gateway
 */
export async function putBehind(
  { url, policy, timing = {} }: Upstream,
  surroundings: Surroundings,
  own: readonly Route[],
  ports: readonly number[],
): Promise<Behind> {
  const problems = policy.routes.flatMap((route) => {
    const taken = [...own.map(({ path }) => path), keysPath, ...(route.websocket === true ? [eventsPath] : [])]
    const path = taken.find((candidate) => covers(candidate, route.path))
    return path === undefined
      ? []
      : [`${policy.placeOf(route)}: found ${route.path}, expected another path: ${path} is the gateway’s own`]
  })
  if (ports.includes(portOf(url)))
    problems.push(`--upstream: found ${url.origin}, expected the app’s address: the gateway itself listens there`)
  if (problems.length > 0) throw new UpstreamError(problems)
  const {
    socketCheckMs: checkMs = socketCheckMs,
    answerMs = upstreamAnswerSeconds * 1000,
    silenceMs = upstreamSilenceSeconds * 1000,
  } = timing
  const key = await makeIdentityKey()
  const webSockets = createWebSockets(checkMs)
  const options = { ...surroundings, upstream: url, routes: policy.routes, key, webSockets, timing: { answerMs, silenceMs } }
  return { routes: upstreamRoutes(options), webSockets, described: policy.routes.map(describeRoute) }
}
