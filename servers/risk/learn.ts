/** What a verified factor teaches about its person: where, on what and when it was given, and to whom money may go. */
import type { Details } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Device } from '../gateway/visit.ts'
import type { Level } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { placeOf, type RiskParts } from './assess.ts'
import { keepApproval } from './counters.ts'
import { type Habits, habitsOf, keepHabits, remembering } from './habits.ts'
import { moneyIn } from './money.ts'
import type { Place, World } from './world.ts'

export interface Lesson {
  readonly person: string
  readonly level: Level | 0
  /** Epoch seconds at which the factor was verified. */
  readonly authTime: number
  readonly address: string
  readonly device: Device
  /** What it was given for, `null` for a sign-in. */
  readonly details: Details | null
  readonly nowMs: number
}

/** The same proof teaches once; an older one nothing. */
export function learn({ database, defences, world }: RiskParts, lesson: Lesson): void {
  const { person, level, authTime, address, device, details, nowMs } = lesson
  if (!defences.teachesHabits(level, details)) return
  const habits = habitsOf(database, person)
  if (authTime <= habits.authTime) return
  const place = placeOf(world, address)
  const atMs = authTime * 1000
  const located = place === null || place.anonymiser ? null : place.point
  const agent = device.agent.trim() === '' ? null : device.agent
  keepHabits(database, person, {
    ...atPlace(habits, place),
    agents: remembering(habits.agents, agent),
    keys: remembering(habits.keys, device.key),
    tls: remembering(habits.tls, device.tls),
    hours: remembering(habits.hours, new Date(atMs).getUTCHours()),
    last: located === null ? habits.last : { ...located, atMs },
    authTime,
  })
  const money = details === null ? null : moneyIn(details)
  if (money !== null) keepApproval(database, { person, ...money, nowMs })
}

/** Where somebody is at home, as their bank knows it: a place without a time, from which nobody has to have travelled. */
export function learnHome(database: Database, world: World, defences: Defences, person: string, home: string): void {
  const address = defences.canonicalAddress(home)
  if (address === null) throw new Error('the home address is no address')
  keepHabits(database, person, atPlace(habitsOf(database, person), placeOf(world, address)))
}

function atPlace(habits: Habits, place: Place | null): Habits {
  if (place === null || place.anonymiser) return habits
  return {
    ...habits,
    networks: remembering(habits.networks, place.network),
    countries: remembering(habits.countries, place.country),
  }
}
