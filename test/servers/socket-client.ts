/** WebSockets of a page in the browser of somebody signed in. */
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { demoMessages } from '../../servers/demo/messages.ts'
import { agent, type BrowserPerson } from './browser-person.ts'
import type { OpenDeployment } from './open-deployment.ts'

export interface Talk {
  readonly socket: WebSocket
  /** Sends it and resolves with the next answer. */
  ask(message: unknown): Promise<Record<string, unknown>>
  /** Everything that came so far. */
  readonly heard: Record<string, unknown>[]
  readonly closed: Promise<number>
}

function dial(town: OpenDeployment, person: BrowserPerson, headers: Record<string, string>, path: string): WebSocket {
  const { origin } = town.deployment
  const socket = new WebSocket(`wss://localhost:${new URL(origin).port}${path}`, {
    ca: town.ca,
    headers: { 'user-agent': agent, cookie: person.cookie(), origin, ...headers },
  })
  onTestFinished(() => socket.terminate())
  return socket
}

/** The status with which the upgrade is refused, 101 when it is not. */
export function upgradeStatus(
  town: OpenDeployment,
  person: BrowserPerson,
  headers: Record<string, string> = {},
  path = '/events',
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = dial(town, person, headers, path)
    socket.on('open', () => resolve(101))
    socket.on('error', () => undefined)
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
  })
}

const named = z.looseObject({ do: z.string(), object: z.string().optional() })

/** With the proof that the request to the same route would carry. */
async function proven(message: unknown, person: BrowserPerson): Promise<unknown> {
  const { success, data } = named.safeParse(message)
  const target = success ? demoMessages[data.do] : undefined
  if (!success || target === undefined || target.method === 'GET') return message
  return { ...data, proof: await person.proof(target.method, target.path.replace(':object', data.object ?? '')) }
}

export async function openSocket(town: OpenDeployment, person: BrowserPerson): Promise<Talk> {
  const socket = dial(town, person, {}, '/events')
  const heard: Record<string, unknown>[] = []
  const waiting: ((answer: Record<string, unknown>) => void)[] = []
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data))
    heard.push(answer)
    waiting.shift()?.(answer)
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  const ask = async (message: unknown) => {
    const text = typeof message === 'string' ? message : JSON.stringify(await proven(message, person))
    return new Promise<Record<string, unknown>>((resolve) => {
      waiting.push(resolve)
      socket.send(text)
    })
  }
  return { socket, ask, heard, closed }
}
