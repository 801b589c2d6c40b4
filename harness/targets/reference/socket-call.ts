/** Operations as messages on the reference's WebSocket: the same requests, said in its words. */
import { z } from 'zod'
import { demoMessages } from '../../../servers/index.ts'
import { FlowFailure } from '../../errors.ts'
import type { TextSocket } from '../../network/text-socket.ts'
import type { UserAgent } from '../../network/user-agent.ts'
import type { Call } from './operations/operation.ts'

export const socketAddress = (origin: string) => `${origin.replace(/^https/, 'wss')}/events`

const answer = z.looseObject({
  id: z.string(),
  status: z.number().optional(),
  body: z.unknown().optional(),
  error: z.string().optional(),
})

/** @param proofFor the header with the proof of the device that the request to the same route would carry */
export function socketCall(
  agent: UserAgent,
  socket: TextSocket,
  origin: string,
  proofFor: (method: string, url: string) => Promise<Readonly<Record<string, string>>>,
): Call {
  return async ({ method, path, body }) => {
    const url = origin + path
    const { 'device-proof': proof } = await proofFor(method, url)
    const said = { ...messageFor(method, path), body, proof }
    return agent.say(socket, { request: { method, url }, say: (id) => JSON.stringify({ id, ...said }), read })
  }
}

/** @throws FlowFailure for a request that no message stands for */
function messageFor(method: string, path: string): { readonly do: string; readonly object?: string } {
  for (const [name, target] of Object.entries(demoMessages)) {
    const [, object] = new RegExp(`^${target.path.replace(':object', '([^/]+)')}$`).exec(path) ?? [null, null]
    const found = target.path.includes(':object') ? object != null : target.path === path
    if (target.method === method && found) return { do: name, ...(object != null && { object }) }
  }
  throw new FlowFailure(`no message stands for ${method} ${path}`)
}

/** Errors have the form of a problem body, which says its status beside it. */
function read(heard: string, id: string): { readonly status: number; readonly text: string } | null {
  const parsed = answer.safeParse(parsedJson(heard))
  if (!parsed.success || parsed.data.id !== id) return null
  const { status, body, error } = parsed.data
  return error === undefined ? { status: status ?? 200, text: JSON.stringify(body) } : { status: status ?? 401, text: heard }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
