/** The routes of a policy file as routes of the gateway: what they demand, and how a request is passed on and answered. */
import type { IncomingMessage } from 'node:http'
import express, { type Request, type Response } from 'express'
import type { AuditLog } from '../audit/audit-log.ts'
import { type Details, detailsOf, detailsSchema, type Terms } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import { logStep } from '../gateway/log-step.ts'
import type { Forwarding, Policy, Refusal, Route } from '../gateway/policy.ts'
import type { Approval, Visit } from '../gateway/visit.ts'
import { bodyBytes } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { findById } from '../store/people.ts'
import { answerOf, NoAnswer, openRequest, passOn, type Timing } from './forward.ts'
import { nameRoutes } from './name-routes.ts'
import type { PolicyRoute } from './policy-schema.ts'
import type { IdentityKey } from './sign-identity.ts'
import type { WebSockets } from './web-sockets.ts'

export interface UpstreamOptions {
  readonly upstream: URL
  readonly routes: readonly PolicyRoute[]
  readonly origin: string
  readonly database: Database
  readonly defences: Defences
  readonly audit: AuditLog
  readonly key: IdentityKey
  readonly webSockets: WebSockets
  readonly timing: Timing
  readonly now: () => number
}

interface Checked {
  readonly bytes: Uint8Array
  readonly terms: Terms
}

export const keysPath = '/.well-known/stepproof-jwks.json'

const raw = express.raw({ limit: bodyBytes, type: () => true, inflate: false })

export function upstreamRoutes(options: UpstreamOptions): Route[] {
  const { upstream, routes, origin, database, defences, audit, key, webSockets, timing, now } = options
  const names = nameRoutes(routes)
  /** The bodies that were read and checked, for as long as their requests last. */
  const bodies = new WeakMap<IncomingMessage, Checked>()

  function policyOf(route: PolicyRoute): Policy {
    const { level, freshness, binds = [], once } = route
    if (level === 0) return { kind: 'open' }
    if (level === 1) return { kind: 'signed-in' }
    return {
      kind: 'step-up',
      level,
      maxAgeSeconds: freshness ?? null,
      once: once ?? binds.length > 0,
      administrators: false,
      terms: 'foreign',
      details: ({ request }) => detailsFor(names.get(route) ?? '', request, binds.length > 0),
    }
  }

  function detailsFor(operation: string, request: Request, bound: boolean): Details | Refusal {
    const body = bodies.get(request)
    if (bound && body === undefined) return { status: 400, reason: 'the bound fields were not read' }
    const details = detailsSchema.safeParse(detailsOf(operation, pathOf(request), body?.terms ?? {}))
    return details.success ? details.data : { status: 400, reason: 'the path is too long to be approved' }
  }

  function forwarding(route: PolicyRoute): Forwarding {
    const { binds = [], websocket = false, level, freshness = null } = route

    async function read(request: Request, response: Response) {
      if (request.headers.upgrade !== undefined && !(websocket && webSockets.isHandshake(request))) {
        return { status: 400, reason: 'no other protocol is spoken here' }
      }
      if (webSockets.isHandshake(request) && !defences.checkSocketOrigin(request.headers.origin, origin)) {
        return { status: 403, reason: 'not from our own pages' }
      }
      if (!defences.checkForwardedQuery(request.originalUrl, binds)) {
        return { status: 400, reason: 'the query can be read in more than one way' }
      }
      if (binds.length === 0) return null
      const broken = await readBytes(request, response)
      if (broken !== null) return { status: broken, reason: `the body could not be read, or has more than ${bodyBytes} bytes` }
      const bytes: Uint8Array = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const found = defences.readBoundFields({
        bytes,
        type: request.headers['content-type'],
        binds,
        checkShownText: defences.checkShownText,
      })
      if ('status' in found) return found
      bodies.set(request, { bytes, terms: found.terms })
      return null
    }

    async function send(visit: Visit, approval: Approval | null, response: Response): Promise<void> {
      const { request, identity, requestId, address, nowMs } = visit
      const path = pathOf(request)
      const name = 'person' in identity ? (findById(database, identity.person)?.name ?? null) : null
      const { method } = request
      const statement = {
        key,
        issuer: origin,
        audience: upstream.origin,
        identity,
        name,
        approval,
        method,
        path,
        requestId,
        nowMs,
      }
      const signed = await defences.signIdentity(statement)
      const body = bodies.get(request)?.bytes ?? null
      const isHandshake = webSockets.isHandshake(request)
      const headers = {
        ...defences.headersForUpstream(request.headers, { upstream, origin, address, requestId, identity: signed }),
        ...(isHandshake ? { connection: 'Upgrade', upgrade: 'websocket' } : framing(request, body)),
      }
      try {
        const outgoing = openRequest(upstream, request, headers, timing)
        const answered = await answerOf(outgoing, request, response, isHandshake ? 'none' : (body ?? 'stream'))
        const passed = defences.headersFromUpstream(answered.answer.headersDistinct, {
          upstream,
          origin,
          path,
          personal: level > 0,
        })
        if (answered.kind === 'socket') {
          note(visit, 'the app opened the WebSocket')
          const opened = { identity, approval, maxAgeSeconds: freshness }
          webSockets.join(request, response, passed, answered, () => defences.socketMayGoOn(database, defences, opened, now()))
        } else {
          note(visit, `the app answered ${answered.answer.statusCode}`)
          await passOn(outgoing, answered.answer, response, passed, timing)
        }
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        note(visit, error.message)
        if (!response.headersSent)
          response.status(error.status).json({ error: 'bad_gateway', error_description: 'the app gave no answer' })
      }
    }

    /** What became of the request. */
    function note({ request, identity }: Visit, reason: string): void {
      logStep(audit, request, { decision: 'forwarded', reason, identity, route })
    }

    return { read, send }
  }

  return [
    {
      method: 'GET',
      path: keysPath,
      policy: { kind: 'open' },
      act: () => ({ kind: 'json', status: 200, body: { keys: [key.publicJwk] } }),
    },
    ...routes.map((route): Route => {
      const { method, path } = route
      return { method, path, policy: policyOf(route), forward: forwarding(route), deviceProof: 'none' }
    }),
  ]
}

/** How the app knows where the body ends: as the client said it, or by its length when it was read before. */
function framing(request: Request, body: Uint8Array | null): Record<string, string> {
  if (body !== null) return { 'content-length': String(body.length) }
  return request.headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }
}

function pathOf({ originalUrl }: Request): string {
  return originalUrl.split('?', 1)[0] ?? ''
}

/** Resolves with the status that a body which cannot be read is refused with, else `null`. */
function readBytes(request: Request, response: Response): Promise<number | null> {
  return new Promise((resolve) => {
    raw(request, response, (error?: unknown) => {
      if (error === undefined) return resolve(null)
      const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 400
      resolve(status >= 400 && status < 500 ? status : 400)
    })
  })
}
