/** What is said on an open WebSocket: messages one after the other, notices in between, and the end when the session is over. */
import type { Request } from 'express'
import type { WebSocket } from 'ws'
import { waitingMessages } from '../../limits.ts'
import { noticesAfter } from '../../store/notices.ts'
import { cookieOf, type Identified } from '../context/identify.ts'
import { findSession, sessionCookie } from '../context/sessions.ts'
import type { Gateway, GatewayOptions } from '../gateway.ts'
import { arrivalOf } from '../intercept/intercept.ts'
import { logStep, ownError, type Step } from '../log-step.ts'
import type { Device, Identity } from '../visit.ts'
import { answerTo, type Messages, readMessage, refusalOf } from './message.ts'
import { messageRequest } from './message-request.ts'

export interface EventsOptions extends GatewayOptions {
  readonly messages: Messages
}

/** The session that a socket was opened with, as it was then. */
export type Held = Extract<Identity, { kind: 'session' }>

export interface Open {
  readonly client: WebSocket
  /** That opened the socket. */
  readonly request: Request
  readonly held: Held
  /** Messages that came and are not answered yet. */
  waiting: number
  /** Settles when the last of them is. */
  last: Promise<void>
  /** Number of the last notice that the person was sent, or had before. */
  noticed: number
}

export interface Conversation {
  /** @param text `null` for a message that is no text */
  hear(open: Open, text: string | null): void
  /** Sends notices, or ends the socket when its session is over. */
  look(open: Open): Promise<void>
  /** The protocol was broken, or a message was too long: the library closes the socket. */
  broken(open: Open, error: Error): void
  lastNotice(held: Held): number
}

/** Codes of our own for the end of a socket (RFC 6455, 7.4.2). */
const codes = { sessionOver: 4401, tooMuch: 4429, ourError: 1011 } as const

export function createConversation({ app, pass }: Gateway, options: EventsOptions): Conversation {
  const { audit, database, defences, messages, now, requests, routes } = options

  /** Answers when what it tells of can no longer be lost. */
  async function say(open: Open, text: string): Promise<void> {
    await database.settled()
    open.client.send(text)
  }

  async function end(open: Open, code: number, step: Step): Promise<void> {
    logStep(audit, open.request, step)
    await database.settled()
    open.client.close(code, step.reason)
  }

  async function answer(open: Open, text: string | null): Promise<void> {
    if (open.client.readyState !== open.client.OPEN) return
    const message = text === null || !defences.checkBodyKeys(text) ? null : readMessage(messages, text)
    const { address } = arrivalOf(open.request)
    if (!(await defences.limitRequests(requests, address))) {
      return end(open, codes.tooMuch, { decision: 'refuse', reason: 'too many messages', identity: open.held })
    }
    if (message === null) {
      logStep(audit, open.request, { decision: 'refuse', reason: 'the message could not be read', identity: open.held })
      return say(open, JSON.stringify({ id: null, ...refusalOf(400, 'the message could not be read') }))
    }
    const request = messageRequest(app, open.request, message)
    try {
      const resolved = defences.resolveMessage(routes, message.target)
      if (resolved.kind === 'refusal') {
        logStep(audit, request, { decision: 'refuse', reason: resolved.reason, identity: open.held })
        return await say(open, JSON.stringify({ id: message.id, ...refusalOf(resolved.status, resolved.reason) }))
      }
      const passage = {
        request,
        resolved,
        identify: (device: Device, nowMs: number) => identifyMessage(open.held, request, device, nowMs),
      }
      await say(open, await pass(passage, (outcome, visit) => answerTo(message.id, outcome, visit, database)))
    } catch (error) {
      logStep(audit, request, { decision: 'refuse', reason: ownError(error), identity: open.held })
      await say(open, JSON.stringify({ id: message.id, ...refusalOf(503, 'temporarily unavailable') }))
    }
    await look(open)
  }

  async function identifyMessage(held: Held, request: Request, device: Device, nowMs: number): Promise<Identified> {
    let seen = device
    const identity = await defences.socketIdentity(held, async () => {
      const anew = await defences.identify(options, request, device, nowMs)
      seen = anew.device
      return anew.identity
    })
    return { identity, device: seen }
  }

  /** Whether the session is still there, without using it: an open socket keeps nobody signed in. */
  async function peek(open: Open): Promise<Identity> {
    const session = findSession(database, cookieOf(open.request, sessionCookie) ?? '')
    return session !== undefined && session.id === open.held.session.id && defences.checkSessionLifetime(session, now())
      ? { kind: 'session', session, person: session.person, approvals: [] }
      : { kind: 'rejected', ended: true, reason: 'the session of the socket is over', owner: open.held.person }
  }

  async function look(open: Open): Promise<void> {
    if (open.client.readyState !== open.client.OPEN) return
    try {
      const identity = await defences.socketIdentity(open.held, () => peek(open))
      if (identity.kind !== 'session') {
        const reason = 'the session of the socket is over'
        return await end(open, codes.sessionOver, { decision: 'end', reason, identity: open.held })
      }
      for (const { number, says, at } of noticesAfter(database, identity.person, open.noticed)) {
        open.noticed = number
        await say(open, JSON.stringify({ notice: says, at }))
      }
    } catch {
      // Whoever cannot be looked up is not heard either.
      open.client.close(codes.ourError)
    }
  }

  return {
    look,
    hear(open, text) {
      if (open.waiting >= waitingMessages) {
        open.client.close(codes.tooMuch, 'too many messages')
        return
      }
      open.waiting += 1
      open.last = open.last
        .then(() => answer(open, text))
        .catch(() => open.client.close(codes.ourError))
        .finally(() => {
          open.waiting -= 1
        })
    },
    broken: (open, error) => logStep(audit, open.request, { decision: 'refuse', reason: error.message, identity: open.held }),
    lastNotice: ({ person }) => noticesAfter(database, person, null)[0]?.number ?? 0,
  }
}
