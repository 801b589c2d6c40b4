/** A sound deployment on a free port, and raw requests to it over connections that no client library tidies up. */
import { checkServerIdentity } from 'node:tls'
import { Agent, request } from 'undici'
import { makeTls } from '../../harness/network/test-ca.ts'
import { type Deployment, type DeploymentOptions, loadReference } from '../../servers/index.ts'

export interface RawRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface OpenDeployment {
  readonly deployment: Deployment
  readonly ca: string
  send(origin: string, path: string, request?: RawRequest): Promise<RawAnswer>
  close(): Promise<void>
}

export async function openDeployment(overrides: Partial<DeploymentOptions> = {}): Promise<OpenDeployment> {
  const tls = await makeTls()
  const { runCost, soundDefences, startDeployment } = await loadReference()
  const deployment = await startDeployment({
    defences: soundDefences,
    address: '127.0.0.1',
    port: 0,
    tls,
    store: ':memory:',
    passwordCost: runCost,
    now: () => Date.now(),
    ...overrides,
  })
  const dispatcher = new Agent({
    // No more handshakes at once than a busy machine gets through.
    connections: 50,
    connect: {
      ca: tls.ca,
      // Whatever the Host header says: that is for the gateway to look at.
      checkServerIdentity: (_host, certificate) => checkServerIdentity('localhost', certificate),
      lookup: (_host, { all }, done) => (all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
    },
  })
  return {
    deployment,
    ca: tls.ca,
    async send(origin, path, { method = 'GET', headers = {}, body = '' } = {}) {
      const answer = await request(origin + path, { dispatcher, method, headers, ...(body !== '' && { body }) })
      return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() }
    },
    async close() {
      await dispatcher.destroy()
      await deployment.close()
    },
  }
}

/** The values of a header that may come more than once. */
export function valuesOf({ headers }: RawAnswer, name: string): string[] {
  const value = headers[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
