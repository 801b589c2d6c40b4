/**
 * The way of a request: 1 intercept it, 2 establish its context, 3 decide, 4 continue, challenge or end, 5 log the step.
 * Whatever goes wrong on the way ends in a refusal.
 */
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type AuditLog, type Decision as Logged, requestIdOf } from '../audit/audit-log.ts'
import { requestsPerTenSeconds } from '../limits.ts'
import { type IdentifyOptions, identify } from './context/identify.ts'
import { decide } from './decide/decide.ts'
import type { Reply, Route } from './policy.ts'
import { respond, respondToDecision } from './respond.ts'
import type { Visit } from './visit.ts'

export interface GatewayOptions extends IdentifyOptions {
  readonly routes: readonly Route[]
  readonly audit: AuditLog
  readonly now: () => number
}

export function createGateway(options: GatewayOptions): Express {
  const { routes, audit, database, defences, origin, now } = options
  const limiter = new RateLimiterMemory({ points: requestsPerTenSeconds, duration: 10 })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], frameAncestors: ["'none'"] } },
      xFrameOptions: { action: 'deny' },
    }),
  )
  app.use(noStore)
  app.use(refuseUnknownHost(new URL(origin).host))
  app.use(express.json({ limit: '16kb', type: 'application/json' }))
  app.use(handle)
  app.use(refuseBrokenRequest)
  return app

  async function handle(request: Request, response: Response): Promise<void> {
    const address = request.socket.remoteAddress ?? ''
    const log = (decision: Logged, reason: string, visit: Visit | null = null, operation: string | null = null) =>
      audit.append({
        decision,
        reason,
        requestId: requestIdOf(request.headers['x-request-id']),
        person: visit === null || !('person' in visit.identity) ? null : visit.identity.person,
        operation,
        address,
      })
    const refuse = (status: number, reason: string, visit: Visit | null = null) => {
      log('refuse', reason, visit)
      response.status(status).json({ error: 'refused', error_description: reason })
    }
    try {
      // 1 intercept
      if (!(await withinRate(address))) return refuse(429, 'too many requests')
      const target = request.originalUrl
      const resolved = defences.resolveRoute(routes, { method: request.method, target, headers: request.headers })
      if (resolved.kind === 'refusal') return refuse(resolved.status, resolved.reason)
      if (!defences.checkRequestOrigin(request.method, request.headers, origin)) return refuse(403, 'not from our own pages')

      // 2 context
      const nowMs = now()
      const device = deviceOf(request)
      const identity = await identify(options, request, device, nowMs)
      const visit: Visit = { request, parameters: resolved.parameters, address, device, identity, nowMs }

      // 3 decide
      const decision = await decide(database, defences, resolved.policy, visit)
      const operation = decision.kind === 'challenge' ? decision.details.operation : null

      // 4 continue, challenge or end
      const reply: Reply | null = decision.kind === 'continue' ? await resolved.route.handle(visit) : null

      // 5 log the step, before it is answered
      if (reply?.kind === 'refusal') log('refuse', reply.reason, visit)
      else log(decision.kind, decision.reason, visit, operation)
      if (reply === null) respondToDecision(response, decision, visit, database)
      else respond(response, reply)
    } catch (error) {
      log('refuse', `our own error: ${error instanceof Error ? error.message : 'unknown'}`)
      response.status(500).json({ error: 'server_error' })
    }
  }

  async function withinRate(address: string): Promise<boolean> {
    return limiter.consume(address).then(
      () => true,
      () => false,
    )
  }
}

/** What tells one device from another, as far as requests show it. */
function deviceOf(request: Request): string {
  return `${request.headers['user-agent'] ?? ''} ${request.headers['sec-ch-ua-platform'] ?? ''}`
}

function noStore(_request: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store')
  next()
}

function refuseUnknownHost(host: string) {
  return (request: Request, response: Response, next: () => void): void => {
    if (request.headers.host === host) next()
    else response.status(421).json({ error: 'refused', error_description: 'unknown host' })
  }
}

/** Bodies that are no JSON, too long, or cut short. */
const refuseBrokenRequest: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  response.status(status).json({ error: 'refused', error_description: 'the request body could not be read' })
}
