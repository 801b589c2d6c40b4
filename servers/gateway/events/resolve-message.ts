/**
 * Defence: a message on the WebSocket is for a route that is declared for HTTP, and meets the policy of that route.
 * Stops: what a request has to prove is not asked on the other channel (CWE-306, CWE-288; ASVS 4.4.3, 8.3.1).
 */
import { type Resolved, resolveRoute } from '../intercept/resolve-route.ts'
import type { Route } from '../policy.ts'

export interface MessageTarget {
  readonly method: Route['method']
  readonly path: string
}

export type ResolveMessage = (routes: readonly Route[], target: MessageTarget) => Resolved

export const resolveMessage: ResolveMessage = (routes, { method, path }) =>
  resolveRoute(routes, { method, target: path, headers: {} })
