/**
 * `npm run bench`: how long things take, printed and never asserted. Compared figures are taken in turn in one run, because machines
 * are shared and their speed drifts; quote medians.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { CookieJar } from 'tough-cookie'
import { moduleUrl } from '../../harness/module-url.ts'
import { Connections } from '../../harness/network/connections.ts'
import { Recorder } from '../../harness/network/recorder.ts'
import { Redactor } from '../../harness/network/redactor.ts'
import { makeTls } from '../../harness/network/test-ca.ts'
import { UserAgent } from '../../harness/network/user-agent.ts'
import { plan } from '../../harness/runner/plan.ts'
import { hire } from '../../harness/runner/run.ts'
import { reference } from '../../harness/targets/reference.ts'
import { scenarios } from '../../scenarios/index.ts'
import { gatewayBeside } from './gateway.ts'

const main = moduleUrl('../../harness/cli/main', import.meta.url).pathname
const node = ['--conditions=source', '--disable-warning=ExperimentalWarning', main]

function print(what: string, values: readonly number[], unit: string): void {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  console.log(`${what.padEnd(72)} median ${at(0.5)} ${unit} (least ${at(0)}, most ${at(1)}, ${values.length} times)`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

/** From the start of the process to the first answer over TLS. */
async function serveStart(): Promise<number> {
  const state = mkdtempSync(join(tmpdir(), 'stepproof-bench-'))
  const port = 8600
  const started = performance.now()
  const child = spawn(process.execPath, [...node, 'serve', '--port', String(port), '--state', state], { stdio: 'ignore' })
  try {
    for (;;) {
      const answered = await fetchOnce(port).catch(() => false)
      if (answered) return performance.now() - started
      if (performance.now() - started > 20_000) throw new Error('serve did not answer within 20 s')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.on('close', resolve))
    rmSync(state, { recursive: true, force: true })
  }
}

async function fetchOnce(port: number): Promise<boolean> {
  const { request } = await import('node:https')
  return new Promise((resolve, reject) => {
    // Only whether and when it answers is measured here; who answers is not.
    const sent = request({ host: '127.0.0.1', port, path: '/', rejectUnauthorized: false }, (response) => {
      response.resume()
      resolve(response.statusCode !== undefined)
    })
    sent.on('error', reject)
    sent.end()
  })
}

interface Whole {
  readonly ms: number
  /** The most memory that the process held at one time, in MiB; where the system does not tell, not a number. */
  readonly peakMiB: number
}

/** One command over the whole library, in a process of its own. */
async function whole(...args: readonly string[]): Promise<Whole> {
  const out = mkdtempSync(join(tmpdir(), 'stepproof-bench-'))
  let peakMiB = Number.NaN
  try {
    const ms = await timed(async () => {
      const child = spawn(process.execPath, [...node, ...args, '--out', out], { stdio: 'ignore' })
      const look = setInterval(() => {
        peakMiB = peakOf(child.pid) ?? peakMiB
      }, 100)
      await new Promise((resolve) => child.on('close', resolve))
      clearInterval(look)
    })
    return { ms, peakMiB }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** `VmHWM` of the process, as Linux tells it. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined
  }
}

/** Milliseconds per attempt in one world, and what share of it is not spent in exchanges. */
async function attempts(): Promise<{ perAttempt: number[]; overExchanges: number[] }> {
  const [hand] = await hire(
    {
      definition: reference,
      target: { url: moduleUrl('../../harness/targets/reference', import.meta.url).href, name: 'reference' },
      scenarios: { url: moduleUrl('../../scenarios/index', import.meta.url).href, name: 'scenarios' },
      port: 0,
      answerTimeoutMs: 5000,
    },
    1,
  )
  if (hand === undefined) throw new Error('no worker')
  await hand.carryOut({ do: 'start', weaken: [] })
  const perAttempt: number[] = []
  const overExchanges: number[] = []
  for (const round of times(2)) {
    for (const { id } of plan(scenarios, reference.facts)) {
      const started = performance.now()
      const { phases } = await hand.carryOut({ do: 'attempt', id, seed: 1 })
      const wall = performance.now() - started
      if (round === 0 || phases.every(({ exchanges }) => exchanges.length === 0)) continue
      const inExchanges = phases.flatMap(({ exchanges }) => exchanges).reduce((sum, { time }) => sum + time, 0)
      perAttempt.push(wall)
      overExchanges.push((wall / inExchanges - 1) * 100)
    }
    await hand.carryOut({ do: 'start', weaken: [] })
  }
  await hand.dismiss()
  return { perAttempt, overExchanges }
}

/** The same request over the same kind of connection: bare with undici, and with cookies, recorder and redactor around it. */
async function sameExchanges(): Promise<{ bare: number[]; engine: number[] }> {
  const tls = await makeTls()
  const target = await reference.start({ weaken: [], address: '127.0.0.1', port: 0, tls })
  const url = `${target.origin}/`
  const bareConnections = new Connections('127.20.0.9', '127.0.0.1', tls.ca, 5000)
  const connections = new Connections('127.20.0.10', '127.0.0.1', tls.ca, 5000)
  const bare: number[] = []
  const engine: number[] = []
  const batch = 100
  for (const round of times(21)) {
    const recorder = new Recorder('bench', new Redactor())
    const device = { address: '127.20.0.10', userAgent: 'bench' }
    const agent = new UserAgent({ role: 'victim', device, jar: new CookieJar(), recorder, connections, answerTimeoutMs: 5000 })
    const plain = await timed(async () => {
      for (const number of times(batch)) {
        const headers = { 'user-agent': 'bench', accept: 'application/json', 'x-request-id': `bare-${number}` }
        const response = await bareConnections.dispatcher.request({ origin: target.origin, path: '/', method: 'GET', headers })
        await response.body.text()
      }
    })
    const full = await timed(async () => {
      for (const _number of times(batch)) await agent.send({ method: 'GET', url })
      recorder.exchanges()
    })
    if (round === 0) continue
    bare.push(plain / batch)
    engine.push(full / batch)
    // The reference limits requests per address in ten seconds.
    await new Promise((resolve) => setTimeout(resolve, round % 3 === 0 ? 10_100 : 0))
  }
  await Promise.all([bareConnections.close(), connections.close()])
  await target.close()
  return { bare, engine }
}

console.log(`stepproof bench · Node.js ${process.versions.node} · ${availableParallelism()} cores`)
print(
  'serve: process start to the first answer over TLS',
  await Promise.all([await serveStart(), await serveStart(), await serveStart(), await serveStart(), await serveStart()]),
  'ms',
)
for (const [what, count, args] of [
  ['run: the whole library on both surfaces, 2 workers', 3, ['run', '--workers', '2']],
  ['run: the same with 1 worker', 1, ['run', '--workers', '1']],
  ['mutate: every weakness, 2 workers', 1, ['mutate', '--workers', '2']],
] as const) {
  const wholes: Whole[] = []
  for (const _round of times(count)) wholes.push(await whole(...args))
  print(
    `${what}: wall time of the process`,
    wholes.map(({ ms }) => ms / 1000),
    's',
  )
  print(
    `${what}: most memory at one time`,
    wholes.map(({ peakMiB }) => peakMiB),
    'MiB',
  )
}
const { perAttempt, overExchanges } = await attempts()
print('attempt: all three phases, evidence and verdict', perAttempt, 'ms')
print('attempt: engine time beside the exchanges, enrolment and read-back included', overExchanges, '% of the exchanges')
const { bare, engine } = await sameExchanges()
print('exchange: bare with undici', bare, 'ms')
print('exchange: the same through the engine (cookies, record, redaction)', engine, 'ms')
print(
  'exchange: engine over bare, pair by pair',
  engine.map((full, index) => (full / (bare[index] ?? full) - 1) * 100),
  '%',
)
for (const store of ['memory', 'file'] as const) {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-bench-'))
  const figures = await gatewayBeside(store === 'memory' ? ':memory:' : join(folder, 'bank.sqlite'))
  rmSync(folder, { recursive: true, force: true })
  const { bare, gateway, bareP99, gatewayP99 } = figures
  print(`account over TLS, 16 kept connections: the Express app alone (store: ${store})`, bare, 'requests/s')
  print(`account: the same through the gateway (store: ${store})`, gateway, 'requests/s')
  print(
    `account: gateway over Express alone, pair by pair (store: ${store})`,
    gateway.map((guarded, index) => guarded / (bare[index] ?? guarded)),
    '',
  )
  print(
    `account: added 99th percentile, pair by pair (store: ${store})`,
    gatewayP99.map((guarded, index) => guarded - (bareP99[index] ?? guarded)),
    'ms',
  )
}
process.exit(0)
