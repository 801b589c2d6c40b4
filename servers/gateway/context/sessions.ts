/** Sessions and their elevations in the store. The cookie is a random token; only its hash is kept. */
import { z } from 'zod'
import { type Details, detailsSchema } from '../../details.ts'
import { type Factor, factors } from '../../factors/factor.ts'
import type { Level } from '../../levels.ts'
import { touchSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { randomToken } from '../../store/seal.ts'
import type { Approval, Device, Session } from '../visit.ts'

export const sessionCookie = '__Host-session'

const level = z.literal([1, 2, 3])
const sessionRow = z.object({
  id: z.string(),
  person: z.string(),
  level,
  auth_time: z.number(),
  address: z.string(),
  device: z.string(),
  tls: z.string().nullable(),
  device_key: z.string().nullable(),
  created_at: z.number(),
  seen_at: z.number(),
})
const elevationRow = z.object({
  id: z.string(),
  level,
  method: z.enum(factors),
  auth_time: z.number(),
  used_at: z.number(),
  details: z.string(),
  address: z.string(),
})

export interface NewSession {
  readonly person: string
  readonly level: Level
  readonly authTime: number
  readonly address: string
  readonly device: Device
}

/** Returns the cookie. */
export function startSession(database: Database, session: NewSession, nowMs: number): string {
  const token = randomToken()
  const { person, level, authTime, address, device } = session
  database.run(
    'insert into sessions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    randomToken(),
    database.atRest.sessionToken(token),
    person,
    level,
    authTime,
    address,
    device.agent,
    device.tls,
    device.key,
    nowMs,
    nowMs,
  )
  return token
}

export function findSession(database: Database, token: string): Session | undefined {
  const row = database.get('select * from sessions where token_hash = ?', database.atRest.sessionToken(token))
  return row === undefined ? undefined : toSession(row)
}

/** The sessions of a person, newest first; some of them may be over already. */
export function sessionsOf(database: Database, person: string): Session[] {
  return database.all('select * from sessions where person = ? order by created_at desc, rowid desc', person).map(toSession)
}

function toSession(row: unknown): Session {
  const { auth_time, device_key, created_at, seen_at, ...rest } = sessionRow.parse(row)
  return { ...rest, authTime: auth_time, deviceKey: device_key, createdAt: created_at, seenAt: seen_at }
}

/** Notes that a session is in use, every few seconds: what is not noted makes it end earlier, never later. */
export function touchSession(database: Database, { id, seenAt }: Session, nowMs: number): void {
  if (nowMs - seenAt >= touchSeconds * 1000) database.run('update sessions set seen_at = ? where id = ?', nowMs, id)
}

/** Ends a session with everything that hangs on it. */
export function endSession(database: Database, session: string): void {
  database.transaction(() => {
    database.run('delete from elevations where session = ?', session)
    database.run('delete from challenges where session = ?', session)
    database.run('delete from pending_factors where session = ?', session)
    database.run('delete from sessions where id = ?', session)
  })
}

export interface NewElevation {
  readonly session: string
  readonly person: string
  readonly details: Details
  readonly level: Level
  readonly method: Factor
  readonly authTime: number
  readonly address: string
  readonly expiresAt: number
}

export function grantElevation(database: Database, elevation: NewElevation, nowMs: number): void {
  const { session, person, details, level, method, authTime, address, expiresAt } = elevation
  database.run(
    'insert into elevations values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    randomToken(),
    session,
    person,
    details.operation,
    JSON.stringify(details),
    level,
    method,
    authTime,
    nowMs,
    expiresAt,
    address,
  )
  database.run(
    'update sessions set level = max(level, ?), auth_time = ?, address = ? where id = ?',
    level,
    authTime,
    address,
    session,
  )
}

/** The elevations of a session that have not come to their absolute end, newest first. */
export function elevationsOf(database: Database, session: string, nowMs: number): Approval[] {
  return database
    .all('select * from elevations where session = ? and expires_at > ? order by rowid desc', session, nowMs)
    .map((row) => {
      const { auth_time, used_at, details, ...rest } = elevationRow.parse(row)
      return { ...rest, authTime: auth_time, usedAt: used_at, details: detailsSchema.parse(JSON.parse(details)) }
    })
}

export function touchElevation(database: Database, approval: Approval, nowMs: number): void {
  database.run('update elevations set used_at = ? where id = ?', nowMs, approval.id)
}
