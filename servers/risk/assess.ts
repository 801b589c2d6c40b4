/**
 * The risk step: 1 gather the circumstances, 2 ask every signal, 3 add up the points, 4 name the band.
 * A request of a signed-in person costs one statement; what has to be approved costs the counters too.
 */
import type { Details } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Identity, Session, Visit } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'
import { countAction, pastApprovals, uncountMoney } from './counters.ts'
import { habitsOf } from './habits.ts'
import { learn } from './learn.ts'
import { moneyIn } from './money.ts'
import { noRisk, type Risk } from './risk.ts'
import type { Action, Circumstances, Missing, Signal, Spoken } from './signal.ts'
import type { SignalName } from './table.ts'
import type { Place, World } from './world.ts'

export interface RiskParts {
  readonly database: Database
  readonly defences: Defences
  readonly world: World
}

export interface Assessment {
  readonly risk: Risk
  /** Number of the action in the counters; `null` when nothing was asked for that has to be approved. */
  readonly counted: number | null
}

/** @param details what has to be approved; `null` for ordinary requests */
export function assess(parts: RiskParts, visit: Visit, details: Details | null): Assessment {
  const { identity } = visit
  if (identity.kind !== 'session' && identity.kind !== 'token') return { risk: noRisk, counted: null }
  const { counted, action } = count(parts, visit, identity.person, details)
  const circumstances = gather(parts, visit, identity, action)
  return { risk: judge(parts.defences, circumstances), counted }
}

export function judge({ signals, missingSignal, riskBand }: Defences, circumstances: Circumstances): Risk {
  const names = Object.keys(signals).filter((name): name is SignalName => name in signals)
  const spoken = names.flatMap((name) => {
    const heard = hear(signals[name], circumstances)
    return (heard !== null && 'missing' in heard ? missingSignal(name, heard.missing) : heard) ?? []
  })
  const score = spoken.reduce((sum, { points }) => sum + points, 0)
  return { score, band: riskBand(score), reasons: spoken.map(({ says }) => says) }
}

/** Called when it is known what came of the request, before it is answered. */
export function conclude(parts: RiskParts, visit: Visit, details: Details | null, counted: number | null, done: boolean): void {
  if (counted !== null && !done) uncountMoney(parts.database, counted)
  const { identity, address, device, nowMs } = visit
  if (!done || details === null || identity.kind !== 'token') return
  // A token that opened what has to be approved: its factor was verified, and at the level that this risk demands.
  for (const { level, authTime } of identity.approvals) {
    learn(parts, { person: identity.person, level, authTime, address, device, details, nowMs })
  }
}

function hear(signal: Signal, circumstances: Circumstances): Spoken | Missing | null {
  try {
    return signal(circumstances)
  } catch (error) {
    return { missing: error instanceof Error ? error.message : 'it failed' }
  }
}

type SignedIn = Extract<Identity, { kind: 'session' | 'token' }>

function gather(parts: RiskParts, visit: Visit, identity: SignedIn, action: Action | null): Circumstances {
  const { address, device, nowMs } = visit
  const place = placeOf(parts.world, address)
  return {
    nowMs,
    address,
    place,
    device,
    session: identity.kind === 'token' ? null : startOf(parts.world, identity.session, address, place),
    secondFactor: identity.kind === 'token' && identity.approvals.some(({ level }) => level === 2),
    habits: habitsOf(parts.database, identity.person),
    action,
  }
}

function startOf(world: World, session: Session, here: string, place: Place | null): Circumstances['session'] {
  const { address, device: agent, tls, deviceKey: key, authTime } = session
  return {
    address,
    place: address === here ? place : placeOf(world, address),
    device: { agent, tls, key },
    atMs: authTime * 1000,
  }
}

/** A table that fails knows nothing: what depends on it is missing. */
export function placeOf(world: World, address: string): Place | null {
  try {
    return world.locate(address)
  } catch {
    return null
  }
}

function count({ database }: RiskParts, { nowMs }: Visit, person: string, details: Details | null) {
  if (details === null) return { counted: null, action: null }
  const money = moneyIn(details)
  const payee = money?.payee ?? null
  const { number, tally } = countAction(database, { person, payee, cents: money?.cents ?? null, nowMs })
  const { recent, ...sums } = tally
  const past = money === null ? null : pastApprovals(database, person, payee, nowMs)
  const action: Action = {
    operation: details.operation,
    money: money === null || past === null ? null : { ...money, ...sums, ...past },
    recent,
  }
  return { counted: number, action }
}
