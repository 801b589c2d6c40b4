/** Bytes on a connection, as no client library would send them. */
import { connect as connectPlain } from 'node:net'
import { connect } from 'node:tls'

export interface RawResult {
  /** Everything that came back. */
  readonly text: string
  /** Of the first answer; 0 when there was none. */
  readonly status: number
}

/** Sends the text over TLS and reads until the other side closes or nothing more comes. */
export function sendRaw(origin: string, ca: string, text: string): Promise<RawResult> {
  const port = Number(new URL(origin).port)
  return talk(connect({ host: '127.0.0.1', port, ca, servername: 'localhost' }), 'secureConnect', text)
}

/** The same without TLS. */
export function sendPlain(origin: string, text: string): Promise<RawResult> {
  return talk(connectPlain({ host: '127.0.0.1', port: Number(new URL(origin).port) }), 'connect', text)
}

function talk(socket: ReturnType<typeof connectPlain>, ready: string, text: string): Promise<RawResult> {
  return new Promise((resolve) => {
    let got = ''
    socket.setTimeout(2000, () => socket.destroy())
    socket.once(ready, () => socket.write(text, 'latin1'))
    socket.on('data', (data) => {
      got += data.toString('latin1')
      socket.setTimeout(250)
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve({ text: got, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(got)?.[1] ?? 0) }))
  })
}

/** How many answers stand in the text. */
export const answersIn = ({ text }: RawResult): number => [...text.matchAll(/HTTP\/1\.1 \d{3} /g)].length

/** A request, line by line. */
export const lines = (...parts: readonly string[]): string => parts.join('\r\n')
