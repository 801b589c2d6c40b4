/** Circumstances of requests for tests of the risk step: somebody known, at home, on their own device, in the morning. */
import type { Device } from '../../servers/gateway/visit.ts'
import { type Habits, noHabits } from '../../servers/risk/habits.ts'
import type { Action, Circumstances, Money, Signal } from '../../servers/risk/signal.ts'
import { syntheticWorld } from '../../servers/risk/synthetic-world.ts'
import { nowMs, nowSeconds } from './store.ts'

export const home = '127.20.0.3'
export const office = '127.70.0.3'
export const elsewhere = '127.99.0.3'
export const anonymiser = '127.120.0.3'
export const nowhere = '127.240.0.3'
export const placeOf = (address: string) => syntheticWorld.locate(address)

export const laptop: Device = { agent: 'X11 laptop "Linux"', tls: 'fingerprint-1', key: null }
export const strangeDevice: Device = { agent: 'Android tablet "Android"', tls: 'fingerprint-2', key: null }

const hour = 3_600_000
export const point = (address: string) => placeOf(address)?.point ?? { latitude: 0, longitude: 0 }
export const seenAt = (address: string, hoursAgo: number) => ({ ...point(address), atMs: nowMs - hoursAgo * hour })

/** Somebody who proved a factor an hour ago, at home. */
export const known: Habits = {
  ...noHabits,
  networks: ['AS64496'],
  countries: ['DE'],
  agents: ['X11 laptop "Linux"'],
  tls: ['fingerprint-1'],
  hours: [9],
  last: seenAt(home, 1),
  authTime: nowSeconds - 3600,
}

/** Somebody who was enrolled with a home, and did nothing since. */
export const newcomer: Habits = { ...noHabits, networks: ['AS64496'], countries: ['DE'] }

export function makeMoney(overrides: Partial<Money> = {}): Money {
  const cents = overrides.cents === undefined ? 95_000 : overrides.cents
  const sum = cents ?? 0
  return {
    cents,
    payee: 'DE17000000000000000001',
    dayCents: sum,
    monthCents: sum,
    payeeCents: sum,
    payeeSinceMs: null,
    usualCents: null,
    ...overrides,
  }
}

export function makeAction(overrides: Partial<Action> = {}): Action {
  return { operation: 'transfer', money: makeMoney(), recent: 1, ...overrides }
}

/** @param at where the request comes from */
export function makeCircumstances(overrides: Partial<Circumstances> = {}, at: string = home): Circumstances {
  return {
    nowMs,
    address: at,
    place: placeOf(at),
    device: laptop,
    session: null,
    secondFactor: false,
    habits: known,
    action: null,
    ...overrides,
  }
}

export function sessionFrom(address: string, device: Device = laptop, minutesAgo = 5): NonNullable<Circumstances['session']> {
  return { address, place: placeOf(address), device, atMs: nowMs - minutesAgo * 60_000 }
}

/** The points that a signal counts; 0 when it is silent. */
export function heard(signal: Signal, circumstances: Circumstances): number | 'missing' {
  const said = signal(circumstances)
  if (said === null) return 0
  return 'missing' in said ? 'missing' : said.points
}
