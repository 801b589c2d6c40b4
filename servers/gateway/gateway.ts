/**
 * The way of a request: 1 intercept it, 2 establish its context, 3 decide, 4 continue, challenge or end, 5 log the step.
 * Whatever goes wrong on the way ends in a refusal.
 */
import express, { type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type AuditLog, type Decision as Logged, requestIdOf } from '../audit/audit-log.ts'
import { requestsPerTenSeconds } from '../limits.ts'
import { type IdentifyOptions, identify } from './context/identify.ts'
import { decide } from './decide/decide.ts'
import type { Reply, Route } from './policy.ts'
import { respond, respondToDecision } from './respond.ts'
import type { Identity, Visit } from './visit.ts'

export interface GatewayOptions extends IdentifyOptions {
  readonly routes: readonly Route[]
  readonly audit: AuditLog
  readonly now: () => number
}

export function createGateway(options: GatewayOptions): Express {
  const { routes, audit, database, defences, origin, now } = options
  const { host } = new URL(origin)
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
  app.use(express.json({ limit: '16kb', type: 'application/json' }))
  app.use(handle)
  app.use(refuseBrokenRequest)
  return app

  async function handle(request: Request, response: Response): Promise<void> {
    const address = addressOf(request)
    const refuse = (status: number, reason: string) => refuseRequest(request, response, status, reason)
    try {
      // 1 intercept
      if (request.headers.host !== host) return refuse(421, 'unknown host')
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
      if (reply?.kind === 'refusal') log(request, 'refuse', reply.reason, identity)
      else log(request, decision.kind, decision.reason, identity, operation)
      if (reply === null) respondToDecision(response, decision, visit, database)
      else respond(response, reply)
    } catch (error) {
      log(request, 'refuse', `our own error: ${error instanceof Error ? error.message : 'unknown'}`)
      response.status(500).json({ error: 'server_error' })
    }
  }

  /** Bodies that are no JSON, too long, or cut short. */
  function refuseBrokenRequest(error: unknown, request: Request, response: Response, _next: () => void): void {
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
    refuseRequest(request, response, status, 'the request body could not be read')
  }

  function refuseRequest(request: Request, response: Response, status: number, reason: string): void {
    log(request, 'refuse', reason)
    response.status(status).json({ error: 'refused', error_description: reason })
  }

  function log(request: Request, decision: Logged, reason: string, identity?: Identity, operation: string | null = null): void {
    const person = identity !== undefined && 'person' in identity ? identity.person : null
    const requestId = requestIdOf(request.headers['x-request-id'])
    audit.append({ decision, reason, requestId, person, operation, address: addressOf(request) })
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

/** The peer of the connection: forwarding headers are not believed. */
function addressOf(request: Request): string {
  return request.socket.remoteAddress ?? ''
}

function noStore(_request: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store')
  next()
}
