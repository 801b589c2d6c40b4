/** What the way through the gateway costs an unremarkable request: session check, context, risk, audit. In turn, in one run. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'undici'
import { makeTls } from '../../harness/network/test-ca.ts'
import { atDoor, makeCustomer, toEnrol } from '../servers/customer.ts'
import type { Doors } from './gateway-server.ts'

/** Requests under way at once, each on a kept connection of its own. */
const connections = 16
const requestsPerRound = 2000
const rounds = 12

export interface GatewayFigures {
  /** Requests a second, round by round. */
  readonly bare: readonly number[]
  readonly gateway: readonly number[]
  /** Milliseconds: the 99th percentile of each round. */
  readonly bareP99: readonly number[]
  readonly gatewayP99: readonly number[]
}

export async function gatewayBeside(store: string): Promise<GatewayFigures> {
  const { ca, cert, key: tlsKey } = await makeTls()
  const server = fork(new URL('gateway-server.ts', import.meta.url), {
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, BENCH_SERVER: JSON.stringify({ ca, cert, tlsKey, store }) },
  })
  const [doors] = (await once(server, 'message')) as [Doors]
  const person = makeCustomer('bench', 0)
  server.send({ ...toEnrol(person, doors), home: person.device.address })
  await once(server, 'message')
  const customer = atDoor(person, { ...doors, ca })
  await customer.client.signIn()
  const cookie = customer.agent.cookiesFor(doors.origin)
  const agent = new Agent({
    localAddress: person.device.address,
    connections,
    connect: {
      ca,
      lookup: (_host, { all }, done) => (all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
    },
  })
  const headers = { cookie, 'user-agent': person.device.userAgent, accept: 'application/json' }

  async function round(origin: string): Promise<{ perSecond: number; p99: number }> {
    const times: number[] = []
    let left = requestsPerRound
    const started = performance.now()
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left > 0) {
          left -= 1
          const sent = performance.now()
          const answer = await agent.request({ origin, path: '/api/account', method: 'GET', headers })
          await answer.body.dump()
          if (answer.statusCode !== 200) throw new Error(`expected 200 of ${origin}, found ${answer.statusCode}`)
          times.push(performance.now() - sent)
        }
      }),
    )
    const seconds = (performance.now() - started) / 1000
    times.sort((a, b) => a - b)
    return { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0 }
  }

  const bare = []
  const gateway = []
  try {
    for (let number = 0; number <= rounds; number += 1) {
      const plain = await round(doors.bare)
      const guarded = await round(doors.origin)
      if (number === 0) continue
      bare.push(plain)
      gateway.push(guarded)
    }
  } finally {
    await Promise.all([agent.destroy(), customer.close()])
    server.kill()
  }
  return {
    bare: bare.map(({ perSecond }) => perSecond),
    gateway: gateway.map(({ perSecond }) => perSecond),
    bareP99: bare.map(({ p99 }) => p99),
    gatewayP99: gateway.map(({ p99 }) => p99),
  }
}
