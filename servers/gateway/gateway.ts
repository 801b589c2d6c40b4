/**
 * The way of a request: 1 intercept it, 2 establish its context, 3 assess the risk, 4 decide, 5 continue, challenge or end,
 * 6 log the step. Whatever goes wrong on the way ends in a refusal.
 */
import express, { type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type AuditLog, type Decision as Logged, requestIdOf } from '../audit/audit-log.ts'
import { requestsPerTenSeconds } from '../limits.ts'
import { noRisk } from '../risk/risk.ts'
import { deviceOf } from './context/device.ts'
import { type IdentifyOptions, identify } from './context/identify.ts'
import { askedOf, type Decision, decide } from './decide/decide.ts'
import { readBody } from './intercept/read-body.ts'
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
  app.use(handle)
  return app

  async function handle(request: Request, response: Response): Promise<void> {
    const address = addressOf(request)
    try {
      // 1 intercept
      if (request.headers.host !== host) return await refuse(request, response, 421, 'unknown host')
      if (!(await withinRate(address))) return await refuse(request, response, 429, 'too many requests')
      const { method, headers, originalUrl: target } = request
      const resolved = defences.resolveRoute(routes, { method, target, headers })
      if (resolved.kind === 'refusal') return await refuse(request, response, resolved.status, resolved.reason)
      if (!defences.checkRequestOrigin(method, headers, origin)) {
        return await refuse(request, response, 403, 'not from our own pages')
      }
      const broken = await readAsDeclared(resolved.route, request, response)
      if (broken !== null) return await refuse(request, response, broken.status, broken.reason)

      // 2 context
      const nowMs = now()
      const device = deviceOf(request)
      const identity = await identify(options, request, device, nowMs)
      const requestId = requestIdOf(request.headers['x-request-id'])
      const { parameters, policy, route } = resolved
      const known = { request, requestId, parameters, address, device, identity, nowMs, risk: noRisk }
      const asked = askedOf(database, policy, known)

      // 3 risk
      const visit: Visit = { ...known, risk: noRisk }

      // 4 decide
      const decision = await decide(database, defences, policy, visit, asked)

      if (decision.kind === 'continue' && 'forward' in route) {
        log(request, decision.kind, decision.reason, visit, decision.approval?.details.operation ?? null)
        await database.settled()
        return await route.forward.send(visit, decision.approval ?? null, response)
      }

      // 5 continue, challenge or end; 6 log the step: an action and the event about it are there together, or not at all
      const reply = decision.kind === 'continue' && !('forward' in route) ? await carryOut(route, visit, decision) : null
      if (reply === null) log(request, decision.kind, decision.reason, visit, operationOf(decision))
      const answer = reply === null ? respondToDecision(decision, visit, database) : respond(reply)
      await database.settled()
      answer(response)
    } catch (error) {
      await refuseFailed(request, response, error)
    }
  }

  async function carryOut(route: Exclude<Route, { forward: unknown }>, visit: Visit, decision: Decision): Promise<Reply> {
    if ('converse' in route) {
      const reply = await route.converse(visit)
      logReply(visit, decision, reply)
      return reply
    }
    return database.transaction(() => {
      const reply = route.act(visit)
      logReply(visit, decision, reply)
      return reply
    })
  }

  function logReply(visit: Visit, { kind, reason }: Decision, reply: Reply): void {
    if (reply.kind === 'refusal') log(visit.request, 'refuse', reply.reason, visit)
    else log(visit.request, kind, reason, visit)
  }

  /** No decision is a refusal; when not even that can be logged, the log's own failure is the reason. */
  async function refuseFailed(request: Request, response: Response, error: unknown): Promise<void> {
    try {
      log(request, 'refuse', `our own error: ${error instanceof Error ? error.message : 'unknown'}`)
      await database.settled()
    } catch {
      // Nothing can be written any more: nothing was done either, and nothing will be.
    }
    if (!response.headersSent) response.status(503).json({ error: 'temporarily_unavailable' })
  }

  async function refuse(request: Request, response: Response, status: number, reason: string): Promise<void> {
    log(request, 'refuse', reason)
    await database.settled()
    response.status(status).json({ error: 'refused', error_description: reason })
  }

  function log(
    request: Request,
    decision: Logged,
    reason: string,
    visit?: { readonly identity: Identity },
    operation: string | null = null,
  ): void {
    const person = visit !== undefined && 'person' in visit.identity ? visit.identity.person : null
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

/** What of the request has to be read before the decision; a request that is passed on may be read in passing. */
async function readAsDeclared(route: Route, request: Request, response: Response) {
  if ('forward' in route) return route.forward.read(request, response)
  const status = await readBody(request, response)
  return status === null ? null : { status, reason: 'the request body could not be read' }
}

function operationOf(decision: Decision): string | null {
  return decision.kind === 'challenge' ? decision.details.operation : null
}

/** The peer of the connection: forwarding headers are not believed. */
function addressOf(request: Request): string {
  return request.socket.remoteAddress ?? ''
}

function noStore(_request: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store')
  next()
}
