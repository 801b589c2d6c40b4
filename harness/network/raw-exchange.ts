/** One request as bytes, for framing that no HTTP library would send, and the last answer that came back on the connection. */
import { connect } from 'node:tls'
import { TargetFailure } from '../errors.ts'
import type { Connections } from './connections.ts'
import type { Received } from './http-answer.ts'

export interface RequestHead {
  readonly method: string
  readonly origin: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** A request of HTTP/1.1 that asks for the connection to be closed, so that the end of the answer is seen. */
export function bytesOf({ method, origin, path, headers }: RequestHead, body: string | null): string {
  const length: Record<string, string> = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries({ host: new URL(origin).host, connection: 'close', ...headers, ...length })
  return [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', body ?? ''].join('\r\n')
}

/** @throws TargetFailure when nothing came that is an answer */
export function exchangeBytes({ socketOptions }: Connections, origin: string, bytes: string): Promise<Received> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect({ ...socketOptions, port: Number(port), servername: hostname })
    let got = ''
    socket.once('secureConnect', () => socket.write(bytes, 'utf8'))
    socket.on('data', (data) => {
      got += data.toString('utf8')
    })
    socket.on('timeout', () => socket.destroy())
    socket.on('error', (error) => socket.destroy(error))
    socket.on('close', () => {
      const answer = lastAnswerIn(got)
      if (answer === null) reject(new TargetFailure('the connection was closed without an answer'))
      else resolve(answer)
    })
  })
}

function lastAnswerIn(text: string): Received | null {
  const start = text.lastIndexOf('HTTP/1.1 ')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text.slice(Math.max(0, start)))?.[1] ?? Number.NaN)
  const end = text.indexOf('\r\n\r\n', start)
  if (start < 0 || end < 0 || Number.isNaN(status)) return null
  const headers = text
    .slice(start, end)
    .split('\r\n')
    .slice(1)
    .map((line) => ({ name: line.split(':', 1)[0]?.toLowerCase() ?? '', value: line.slice(line.indexOf(':') + 1).trim() }))
  return { status, headers, text: text.slice(end + 4) }
}
