/**
 * What listens without TLS (8080): sends readers to the gateway, refuses everything else, and ends what travelled in clear.
 * No strict-transport-security here: browsers take it only over TLS (RFC 6797, 8.1).
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { JWTVerifyGetKey } from 'jose'
import type { AuditLog } from './audit/audit-log.ts'
import { arrivalOf, type InterceptOptions, settleArrival } from './gateway/intercept/intercept.ts'
import { logStep, ownError } from './gateway/log-step.ts'
import type { Database } from './store/database.ts'

export interface PlainDoorOptions extends InterceptOptions {
  readonly audit: AuditLog
  readonly database: Database
  readonly issuer: string
  readonly keys: JWTVerifyGetKey
  readonly now: () => number
}

/** @param options `origin` is the gateway's: where readers are sent */
export function plainListener(options: PlainDoorOptions): RequestListener {
  const { audit, database, defences, issuer, keys, now, origin, requests } = options
  const audience = origin

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { cookie, authorization } = request.headers
    settleArrival(options, request)
    if (!(await defences.limitRequests(requests, arrivalOf(request).address))) {
      logStep(audit, request, { decision: 'refuse', reason: 'too many requests' })
      await database.settled()
      return send(response, 429)
    }
    const person = await defences.endSeenInClear(database, { cookie, authorization, issuer, audience, keys, nowMs: now() })
    const plain = defences.answerPlain({ method: request.method ?? '', target: request.url ?? '' }, origin)
    logStep(audit, request, {
      decision: person === null ? 'refuse' : 'end',
      reason: person === null ? `without TLS (${plain.status})` : 'a session or token travelled without TLS',
      ...(person !== null && { person }),
    })
    await database.settled()
    if (plain.status === 308) return send(response, 308, { location: plain.location })
    send(response, plain.status, { upgrade: 'TLS/1.2' })
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => fail(request, response, error))
  }

  async function fail(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
    try {
      logStep(audit, request, { decision: 'refuse', reason: ownError(error) })
      await database.settled()
    } catch {
      // The log's own failure leaves nothing to write it to.
    }
    send(response, 503)
  }
}

/** One request on each connection: what follows it is not read. */
function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const fixed = { connection: 'close', 'cache-control': 'no-store', 'content-length': '0' }
  response.once('finish', () => response.socket?.destroySoon())
  response.writeHead(status, { ...fixed, ...headers }).end()
}
