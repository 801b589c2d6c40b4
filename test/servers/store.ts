/** A database in memory with two people, for tests of single defences. */
import { onTestFinished } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { runCost } from '../../servers/factors/password.ts'
import type { Approval, Device, Session } from '../../servers/gateway/visit.ts'
import { type Database, openDatabase } from '../../servers/store/database.ts'
import { addPerson, type NewPerson } from '../../servers/store/people.ts'

export const key = new Uint8Array(32).fill(7)
/** Epoch milliseconds at which tests begin. */
export const nowMs = Date.UTC(2030, 0, 15, 9)
export const nowSeconds = nowMs / 1000

export const alice: NewPerson = {
  id: 'alice',
  login: 'alice',
  name: 'Alice',
  email: 'alice@example.test',
  account: 'DE02120300000000202051',
  role: 'customer',
  password: 'correct horse battery staple',
  totpSeed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  passkey: null,
}
export const bob: NewPerson = { ...alice, id: 'bob', login: 'bob', name: 'Bob', email: 'bob@example.test' }

/** Closed when the test is over. */
export function makeDatabase(): Database {
  const database = openDatabase(':memory:', key)
  onTestFinished(() => database.close())
  addPerson(database, alice, runCost)
  addPerson(database, bob, runCost)
  return database
}

export const transferDetails = detailsOf('transfer', 'proposal-1', {
  payee: 'DE17000000000000000001',
  cents: 95_000,
  currency: 'EUR',
})

/** Thumbprint of the key that the device of a session has shown. */
export const deviceKeyShown = 'thumbprint-of-the-device'
export const browser: Device = { agent: 'browser linux', tls: null, key: null }

export function makeApproval(overrides: Partial<Approval> = {}): Approval {
  return {
    id: 'a1',
    level: 2,
    method: 'totp',
    authTime: nowSeconds,
    usedAt: nowMs,
    details: transferDetails,
    address: '127.20.0.3',
    ...overrides,
  }
}

export function makeSession(overrides: Partial<Session> = {}): Session {
  return {
    id: 's1',
    person: 'alice',
    level: 1,
    authTime: nowSeconds,
    address: '127.20.0.3',
    device: browser.agent,
    tls: null,
    deviceKey: deviceKeyShown,
    createdAt: nowMs,
    seenAt: nowMs,
    ...overrides,
  }
}
