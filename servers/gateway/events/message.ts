/** What a message on the WebSocket looks like, and the answers to it. */
import { z } from 'zod'
import type { Database } from '../../store/database.ts'
import type { Outcome } from '../gateway.ts'
import type { Route } from '../policy.ts'
import { challengeFor, demandOf } from '../respond.ts'
import type { Visit } from '../visit.ts'
import type { MessageTarget } from './resolve-message.ts'

/** Which route a message is for, by what it says to do; `:object` in the path is the message's `object`. */
export type Messages = Readonly<Record<string, MessageTarget>>

const messageSchema = z.strictObject({
  /** Comes back with the answer, and stands in the log. */
  id: z.string().regex(/^[\w.-]{1,80}$/),
  do: z.string().max(60),
  /** Id of what is acted on. */
  object: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional(),
  /** As the body of the request would be. */
  body: z.unknown().optional(),
  /** As the header `Device-Proof` of the request to the same route would be. */
  proof: z.string().max(4096).optional(),
})

export interface Message {
  readonly id: string
  readonly target: MessageTarget
  readonly body: unknown
  readonly proof: string | undefined
}

/** `null` for anything that is no message, or asks for what no message can. */
export function readMessage(messages: Messages, text: string): Message | null {
  const parsed = messageSchema.safeParse(parsedJson(text))
  if (!parsed.success) return null
  const { id, do: operation, object, body, proof } = parsed.data
  const target = Object.hasOwn(messages, operation) ? messages[operation] : undefined
  if (target === undefined || target.path.includes(':object') !== (object !== undefined)) return null
  return { id, target: { ...target, path: target.path.replace(':object', object ?? '') }, body, proof }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @throws Error when a reply cannot be said in a message */
export function answerTo(id: string, outcome: Outcome, visit: Visit, database: Database): string {
  return JSON.stringify({ id, ...answerBody(outcome, visit, database) })
}

function answerBody(outcome: Outcome, visit: Visit, database: Database): object {
  if (outcome.kind === 'replied') {
    const { reply } = outcome
    if (reply.kind === 'json') return { status: reply.status, body: reply.body }
    if (reply.kind === 'refusal') return refusalOf(reply.status, reply.reason)
    throw new Error('the reply of this route is no message')
  }
  const { decision } = outcome
  switch (decision.kind) {
    case 'challenge':
      return { ...demandOf(decision), challenge: challengeFor(decision, visit, database) }
    case 'end':
      return { error: 'session_ended', error_description: 'sign in again' }
    case 'refuse':
      return refusalOf(decision.status, decision.reason)
    case 'continue':
      throw new Error('a visit that may go on has no answer yet')
  }
}

export function refusalOf(status: number, reason: string) {
  return { error: 'refused', status, error_description: reason }
}

/** @throws Error naming the first message that is for no route */
export function checkMessages(messages: Messages, routes: readonly Route[]): void {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:[A-Za-z]+/g, ':')}`))
  const lost = Object.entries(messages).find(
    ([, { method, path }]) => !known.has(`${method} ${path.replaceAll(/:[A-Za-z]+/g, ':')}`),
  )
  if (lost !== undefined) throw new Error(`message ${lost[0]}: no route is declared as ${lost[1].method} ${lost[1].path}`)
}
