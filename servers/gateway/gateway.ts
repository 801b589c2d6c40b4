/**
 * The way of a request: 1 intercept it, 2 establish its context, 3 assess the risk, 4 decide, 5 continue, challenge or end,
 * 6 log the step. Whatever goes wrong on the way ends in a refusal. Messages on the WebSocket take the same way from 2 on.
 */
import express, { type Express, type Request, type Response } from 'express'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Details } from '../details.ts'
import { sendHeaders } from '../response-headers.ts'
import { type Assessment, assess, conclude } from '../risk/assess.ts'
import { noRisk } from '../risk/risk.ts'
import type { World } from '../risk/world.ts'
import { deviceOf } from './context/device.ts'
import type { Identified, IdentifyOptions } from './context/identify.ts'
import { touchSession } from './context/sessions.ts'
import { askedOf, type Decision, decide } from './decide/decide.ts'
import { checkRoutes } from './intercept/check-routes.ts'
import { arrivalOf, type InterceptOptions, intercept } from './intercept/intercept.ts'
import { readAsDeclared } from './intercept/read-body.ts'
import type { Resolved } from './intercept/resolve-route.ts'
import { logStep, ownError } from './log-step.ts'
import type { Grant, Policy, Reply, Route } from './policy.ts'
import { respond, respondToDecision, type Send, sendRefusal } from './respond.ts'
import type { Device, Visit } from './visit.ts'

export interface GatewayOptions extends IdentifyOptions, InterceptOptions {
  readonly routes: readonly Route[]
  readonly audit: AuditLog
  readonly world: World
  readonly now: () => number
}

/** What came of a visit: the route's own reply, or a decision that stood before it. */
export type Outcome =
  | { readonly kind: 'replied'; readonly reply: Reply }
  | { readonly kind: 'decided'; readonly decision: Decision }

export interface Passage {
  readonly request: Request
  readonly resolved: Extract<Resolved, { kind: 'route' }>
  readonly identify: (device: Device, nowMs: number) => Promise<Identified>
}

/** Steps 2 to 6. @param answer writes the answer out, in the transaction of the action: what cannot be answered is undone */
export type Pass = <Answer>(passage: Passage, answer: (outcome: Outcome, visit: Visit) => Answer) => Promise<Answer>

export interface Gateway {
  readonly app: Express
  readonly pass: Pass
}

/** @throws Error on routes that do not say whole and unmistakably what they demand */
export function createGateway(options: GatewayOptions): Gateway {
  const { routes, audit, database, defences, origin, now } = options
  checkRoutes(routes)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(sendHeaders(defences.responseHeaders, []))
  app.use(handle)
  return { app, pass }

  async function handle(request: Request, response: Response): Promise<void> {
    try {
      // 1 intercept
      const stopped = await intercept(options, request)
      if (stopped !== null) return await refuse(request, response, stopped.status, stopped.reason)
      const { method, headers, originalUrl: target } = request
      const resolved = defences.resolveRoute(routes, { method, target, headers })
      if (resolved.kind === 'refusal') return await refuse(request, response, resolved.status, resolved.reason)
      const { route } = resolved
      if (!defences.checkRequestOrigin(method, headers, origin, 'forward' in route ? 'any' : 'json')) {
        return await refuse(request, response, 403, 'not from our own pages')
      }
      const broken = await readAsDeclared(route, request, response, defences.checkBodyKeys)
      if (broken !== null) return await refuse(request, response, broken.status, broken.reason)

      // 2 to 6; nothing is answered that could still be lost
      const passage = {
        request,
        resolved,
        identify: (device: Device, nowMs: number) => defences.identify(options, request, device, nowMs, route.deviceProof),
      }
      const send = await pass(passage, (outcome, visit) => toHttp(outcome, visit))
      await database.settled()
      put(send, response)
    } catch (error) {
      await refuseFailed(request, response, error)
    }
  }

  async function pass<Answer>(passage: Passage, answer: (outcome: Outcome, visit: Visit) => Answer): Promise<Answer> {
    const { request, resolved } = passage
    const { parameters, policy, route } = resolved

    // 2 context
    const nowMs = now()
    const { identity, device } = await passage.identify(deviceOf(request), nowMs)
    if (identity.kind === 'session' && defences.countsAsActivity(route)) touchSession(database, identity.session, nowMs)
    const known = { request, ...arrivalOf(request), parameters, device, identity, nowMs, risk: noRisk }
    const asked = askedOf(database, policy, known)

    // 3 risk
    const details = asked === null || 'status' in asked ? null : asked
    const { risk, counted }: Assessment =
      policy.kind === 'open' ? { risk: noRisk, counted: null } : assess(options, known, judgedOf(policy, details))
    const visit: Visit = { ...known, risk }

    // 4 decide
    const decision = await decide(database, defences, policy, visit, asked, route.deviceProof)

    // 5 continue, challenge or end; 6 log the step: an action, the event about it and its answer are there together, or not at all
    const step = {
      decision: decision.kind,
      reason: decision.reason,
      identity,
      operation: details?.operation ?? null,
      object: objectOf(policy, details),
      route,
      risk,
    }
    const replied = (reply: Reply): Answer => {
      logStep(audit, request, reply.kind === 'refusal' ? { ...step, decision: 'refuse', reason: reply.reason } : step)
      conclude(options, visit, details, counted, reply.kind !== 'refusal')
      return answer({ kind: 'replied', reply }, visit)
    }
    if (decision.kind !== 'continue') {
      return database.transaction(() => {
        logStep(audit, request, step)
        conclude(options, visit, details, counted, false)
        return answer({ kind: 'decided', decision }, visit)
      })
    }
    if ('act' in route) return database.transaction(() => replied(route.act(visit, decision.grant)))
    const reply = 'forward' in route ? forwarded(route, visit, decision.grant) : await route.converse(visit)
    return database.transaction(() => replied(reply))
  }

  /** The app hears of the request when the step is on the disk. */
  function forwarded({ forward }: Extract<Route, { forward: unknown }>, visit: Visit, grant: Grant | undefined): Reply {
    const { request } = visit
    const send = (response: Response) =>
      void forward
        .send(visit, grant?.approval ?? null, response)
        .catch((error: unknown) => refuseFailed(request, response, error))
    return { kind: 'forwarded', send }
  }

  function toHttp(outcome: Outcome, visit: Visit): Send {
    const send =
      outcome.kind === 'replied' ? respond(outcome.reply, visit, defences) : respondToDecision(outcome.decision, visit, options)
    const nonce = 'nonce' in visit.identity ? visit.identity.nonce : undefined
    if (nonce === undefined) return send
    return (response) => {
      response.setHeader('dpop-nonce', nonce)
      send(response)
    }
  }

  /** No decision is a refusal; when not even that can be logged, nothing was done either, and nothing will be. */
  async function refuseFailed(request: Request, response: Response, error: unknown): Promise<void> {
    try {
      logStep(audit, request, { decision: 'refuse', reason: ownError(error) })
      await database.settled()
    } catch {
      // The log's own failure leaves nothing to write it to.
    }
    put((unsent) => unsent.status(503).json({ error: 'temporarily_unavailable' }), response)
  }

  async function refuse(request: Request, response: Response, status: number, reason: string): Promise<void> {
    logStep(audit, request, { decision: 'refuse', reason })
    await database.settled()
    // What is left of a request that was not read must not be taken for the next one.
    if (!request.complete) response.setHeader('connection', 'close')
    put(sendRefusal(request, { status, reason }), response)
  }
}

/** What the risk step is told of the details. */
function judgedOf(policy: Policy, details: Details | null): Details | null {
  const foreign = policy.kind === 'step-up' && policy.terms === 'foreign'
  return details !== null && foreign ? { ...details, terms: {} } : details
}

/** What the log is told of the object. Of an app behind us it is a path, and what stands in paths is not logged. */
function objectOf(policy: Policy, details: Details | null): string | null {
  return policy.kind === 'step-up' && policy.terms === 'foreign' ? null : (details?.object ?? null)
}

/** The step is logged by now: when its answer cannot be sent, the connection ends. */
function put(send: Send, response: Response): void {
  try {
    send(response)
  } catch {
    response.destroy()
  }
}
