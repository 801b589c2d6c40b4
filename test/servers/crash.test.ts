import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTls } from '../../harness/network/test-ca.ts'
import { verifyLog } from '../../servers/index.ts'
import type { NewCustomer, Started } from './crash-server.ts'
import { atDoor, type Customer, type Door, makeCustomer, toEnrol } from './customer.ts'

const folder = mkdtempSync(join(tmpdir(), 'stepproof-crash-'))
const file = join(folder, 'reference.sqlite')
const key = Buffer.alloc(32, 5)
const customers = [0, 1, 2, 3, 4, 5]
let server: ChildProcess | undefined
let door: Door

async function start(): Promise<void> {
  const { ca, cert, key: tlsKey } = await makeTls()
  server = fork(new URL('crash-server.ts', import.meta.url), {
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, CRASH_SERVER: JSON.stringify({ file, key: key.toString('base64'), ca, cert, tlsKey }) },
  })
  const [started] = (await once(server, 'message')) as [Started]
  door = { ...started, ca }
}

async function enrol(customer: NewCustomer): Promise<void> {
  server?.send(customer)
  if (server !== undefined) await once(server, 'message')
}

async function kill(): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
}

/** Pays until the server does not answer any more. Every payment has an amount of its own. */
async function payUntilTheEnd(customer: Customer, firstCents: number, acknowledged: (cents: number) => void): Promise<void> {
  const most = 200
  try {
    for (let cents = firstCents; cents < firstCents + most; cents += 1) {
      const answer = await customer.pay({ payee: 'DE17000000000000000001', cents })
      if (answer.status === 200) acknowledged(cents)
    }
  } catch {
    // The server is gone.
  }
}

interface Ledger {
  readonly cents: readonly number[]
  readonly proposals: readonly string[]
  readonly loggedExecutions: number
}

function readLedger(): Ledger {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const rows = database.prepare('select cents, proposal from ledger').all()
    const events = database.prepare("select count(*) as events from audit where event like '%approved at level%'").get()
    return {
      cents: rows.map((row) => Number(row.cents)),
      proposals: rows.map((row) => String(row.proposal)),
      loggedExecutions: Number(events?.events),
    }
  } finally {
    database.close()
  }
}

describe('killed under load, on a file store', () => {
  const people = customers.map((number) => makeCustomer(`customer ${number}`, number))
  const acknowledged: number[] = []
  let round = 0

  beforeAll(async () => {
    await start()
    for (const person of people) await enrol(toEnrol(person, door))
  }, 30_000)
  afterAll(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([3, 7, 12])(
    'at the %i. acknowledged payment: none is lost, none is there twice, the log is whole',
    async (most) => {
      if (round > 0) await start()
      const here = people.map((person) => atDoor(person, door))
      await Promise.all(here.map(({ client }) => client.signIn()))
      let count = 0
      const running = here.map((customer, index) =>
        payUntilTheEnd(customer, 100_000 + 10_000 * round + 1000 * index, (cents) => {
          acknowledged.push(cents)
          count += 1
          if (count === most) void kill()
        }),
      )
      await Promise.all(running)
      await kill()
      await Promise.all(here.map((customer) => customer.close()))
      round += 1

      expect(count).toBeGreaterThanOrEqual(most)
      const { cents, proposals, loggedExecutions } = readLedger()
      expect(acknowledged.filter((amount) => !cents.includes(amount))).toEqual([])
      expect(new Set(cents).size).toBe(cents.length)
      expect(new Set(proposals).size).toBe(proposals.length)
      // An action and the event about it are there together.
      expect(loggedExecutions).toBe(cents.length)
      const { firstBreak, events } = verifyLog(file, key)
      expect([firstBreak, events > 0]).toEqual([null, true])
    },
    60_000,
  )

  test('a server that is started again on what was left serves as before', async () => {
    await start()
    const [person] = people
    if (person === undefined) throw new Error('nobody is enrolled')
    const customer = atDoor(person, door)
    await customer.client.signIn()
    expect((await customer.pay({ payee: 'DE17000000000000000002', cents: 77_777 })).status).toBe(200)
    await customer.close()
    expect(readLedger().cents.filter((cents) => cents === 77_777)).toHaveLength(1)
    expect(verifyLog(file, key).firstBreak).toBeNull()
  }, 30_000)
})
