/**
 * Challenges of sessions in the store: what is demanded of whom, for what. An answer removes the challenge whatever comes of it; so does a
 * newer challenge for the same, and one that is too many.
 */
import { z } from 'zod'
import { concernsSame, type Details, detailsSchema } from '../../details.ts'
import type { Level } from '../../levels.ts'
import { challengeSeconds, openChallenges } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint, randomToken } from '../../store/seal.ts'

const challengeRow = z.object({
  session: z.string(),
  person: z.string(),
  details: z.string(),
  level: z.literal([1, 2, 3]),
  address: z.string(),
  expires_at: z.number(),
})

export interface Challenge {
  readonly session: string
  readonly person: string
  readonly details: Details
  readonly level: Level
  /** Where the request came from that was challenged. */
  readonly address: string
}

/** Returns the id that the browser is sent to; only its hash is kept. */
export function makeChallenge(database: Database, challenge: Challenge, nowMs: number): string {
  const id = randomToken()
  const { session, person, details, level, address } = challenge
  voidOlder(database, challenge, nowMs)
  database.run(
    'insert into challenges values (?, ?, ?, ?, ?, ?, ?)',
    fingerprint(id),
    session,
    person,
    JSON.stringify(details),
    level,
    address,
    nowMs + challengeSeconds * 1000,
  )
  return id
}

/** What the person asked for last is what an answer is for. */
function voidOlder(database: Database, { session, details }: Challenge, nowMs: number): void {
  database.run('delete from challenges where expires_at <= ?', nowMs)
  const open = database.all('select id_hash, details from challenges where session = ? order by rowid desc', session)
  for (const [age, { id_hash, details: kept }] of open.entries()) {
    const same = concernsSame(detailsSchema.parse(JSON.parse(String(kept))), details)
    if (same || age >= openChallenges - 1) database.run('delete from challenges where id_hash = ?', String(id_hash))
  }
}

export function findChallenge(database: Database, id: string, nowMs: number): Challenge | undefined {
  return parsed(database.get('select * from challenges where id_hash = ? and expires_at > ?', fingerprint(id), nowMs))
}

/** Takes the challenge out of the store: one caller gets it. */
export function takeChallenge(database: Database, id: string, nowMs: number): Challenge | undefined {
  return parsed(database.get('delete from challenges where id_hash = ? and expires_at > ? returning *', fingerprint(id), nowMs))
}

function parsed(row: unknown): Challenge | undefined {
  if (row === undefined) return undefined
  const { session, person, details, level, address } = challengeRow.parse(row)
  return { session, person, details: detailsSchema.parse(JSON.parse(details)), level, address }
}
