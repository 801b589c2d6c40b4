/**
 * The WebSocket at `/events`: it is opened like any request that demands a session, and each message on it takes the way of a request.
 * Notices to the person are pushed. It is closed when the session that it was opened with ends or its cookie is replaced.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Request } from 'express'
import { type WebSocket, WebSocketServer } from 'ws'
import { refuseRaw } from '../doors.ts'
import { messageBytes, socketCheckMs, socketsPerPerson } from '../limits.ts'
import { createConversation, type EventsOptions, type Held, type Open } from './events/conversation.ts'
import { checkMessages } from './events/message.ts'
import { asRequest } from './events/message-request.ts'
import { headersWith, objectionToUpgrade } from './events/objection-to-upgrade.ts'
import type { Gateway, Outcome } from './gateway.ts'
import { intercept } from './intercept/intercept.ts'
import { logStep, ownError } from './log-step.ts'
import { type Reply, type Route, refusal } from './policy.ts'
import type { Visit } from './visit.ts'

export interface Events {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

interface Refused {
  readonly kind: 'refused'
  readonly status: number
  readonly reason: string
}

/** @throws Error on messages that are for no route */
export function createEvents(gateway: Gateway, options: EventsOptions): Events {
  const { audit, database, defences, messages, origin, routes } = options
  checkMessages(messages, routes)
  const server = new WebSocketServer({ noServer: true, maxPayload: messageBytes, perMessageDeflate: false })
  const sockets = new Set<Open>()
  const conversation = createConversation(gateway, options)
  let timer: NodeJS.Timeout | undefined

  /** What opening demands, as the policy of a route. */
  const opening: Route = {
    method: 'GET',
    path: '/events',
    policy: { kind: 'signed-in' },
    passive: true,
    act({ identity }): Reply {
      if (identity.kind !== 'session') return refusal(403, 'for sessions only')
      const held = [...sockets].filter((open) => open.held.person === identity.person).length
      return held < socketsPerPerson ? { kind: 'json', status: 200, body: null } : refusal(429, 'too many open sockets')
    },
  }

  /** The same steps as for any request; the answer is a WebSocket, or a status. */
  async function admit(request: Request, socket: Duplex, head: Buffer): Promise<void> {
    try {
      const objection = (await intercept(options, request)) ?? objectionToUpgrade(request, origin, defences)
      if (objection !== null) {
        logStep(audit, request, { decision: 'refuse', reason: objection.reason })
        await database.settled()
        return refuseRaw(socket, objection.status, objection.reason, headersWith(objection.status))
      }
      const resolved = { kind: 'route', route: opening, policy: opening.policy, parameters: {} } as const
      const passage = { request, resolved, identify: defences.identify.bind(null, options, request) }
      const admitted = await gateway.pass(passage, admission)
      await database.settled()
      if (admitted.kind === 'refused') return refuseRaw(socket, admitted.status, admitted.reason)
      server.handleUpgrade(request, socket, head, (client) => keep(client, request, admitted))
    } catch (error) {
      await logFailure(request, error)
      refuseRaw(socket, 503, 'temporarily unavailable')
    }
  }

  async function logFailure(request: Request, error: unknown): Promise<void> {
    try {
      logStep(audit, request, { decision: 'refuse', reason: ownError(error) })
      await database.settled()
    } catch {
      // The log's own failure leaves nothing to write it to.
    }
  }

  function keep(client: WebSocket, request: Request, held: Held): void {
    const open: Open = { client, request, held, waiting: 0, last: Promise.resolve(), noticed: conversation.lastNotice(held) }
    sockets.add(open)
    client.on('message', (data, isBinary) => conversation.hear(open, isBinary ? null : String(data)))
    client.on('error', (error) => conversation.broken(open, error))
    client.on('close', () => {
      sockets.delete(open)
      if (sockets.size === 0) clearInterval(timer)
    })
    if (sockets.size === 1) timer = setInterval(() => sockets.forEach(conversation.look), socketCheckMs).unref()
  }

  return {
    upgrade(incoming, socket, head) {
      socket.on('error', () => socket.destroy())
      void admit(asRequest(gateway.app, incoming), socket, head)
    },
    close() {
      clearInterval(timer)
      for (const { client } of sockets) client.terminate()
      server.close()
    },
  }
}

function admission(outcome: Outcome, { identity }: Visit): Held | Refused {
  if (outcome.kind === 'decided') {
    const { decision } = outcome
    const status = decision.kind === 'refuse' ? decision.status : 401
    return { kind: 'refused', status, reason: decision.reason }
  }
  const { reply } = outcome
  if (reply.kind === 'refusal') return { kind: 'refused', status: reply.status, reason: reply.reason }
  if (identity.kind !== 'session') throw new Error('a socket was opened without a session')
  return identity
}
