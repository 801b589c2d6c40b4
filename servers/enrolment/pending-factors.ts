/** Factors that were begun and not yet proven. Ids are kept as hashes, what was agreed on is kept encrypted. */
import { z } from 'zod'
import { pendingFactorSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { fingerprint, randomToken } from '../store/seal.ts'

const kinds = ['totp', 'push', 'webauthn'] as const
export type FactorKind = (typeof kinds)[number]

const row = z.object({
  id_hash: z.string(),
  person: z.string(),
  session: z.string(),
  kind: z.enum(kinds),
  sealed: z.string(),
  expires_at: z.number(),
})
const agreed = z.object({ name: z.string(), secret: z.string() })

export interface PendingFactor {
  readonly idHash: string
  readonly person: string
  /** The session or app that began it; see `holderOf`. */
  readonly holder: string
  readonly kind: FactorKind
  /** What the owner calls the factor. */
  readonly name: string
  /** The seed or the challenge. */
  readonly secret: string
  readonly expiresAt: number
}

export type NewPendingFactor = Pick<PendingFactor, 'person' | 'holder' | 'kind' | 'name' | 'secret'>

/** One of a kind for each holder: a new one takes the place of the old. Returns its id; only the hash is kept. */
export function beginFactor(database: Database, pending: NewPendingFactor, nowMs: number): string {
  const { person, holder, kind, name, secret } = pending
  const id = randomToken()
  database.transaction(() => {
    database.run('delete from pending_factors where expires_at <= ?', nowMs)
    database.run('delete from pending_factors where person = ? and session = ? and kind = ?', person, holder, kind)
    database.run(
      'insert into pending_factors (id_hash, person, session, kind, sealed, expires_at) values (?, ?, ?, ?, ?, ?)',
      fingerprint(id),
      person,
      holder,
      kind,
      database.seal.close(JSON.stringify({ name, secret })),
      nowMs + pendingFactorSeconds * 1000,
    )
  })
  return id
}

export function findPendingFactor(database: Database, id: string, kind: FactorKind): PendingFactor | undefined {
  return parsed(database, database.get('select * from pending_factors where id_hash = ? and kind = ?', fingerprint(id), kind))
}

function parsed(database: Database, found: unknown): PendingFactor | undefined {
  if (found === undefined) return undefined
  const { id_hash, session, sealed, expires_at, ...rest } = row.parse(found)
  return {
    ...rest,
    ...agreed.parse(JSON.parse(database.seal.open(sealed))),
    idHash: id_hash,
    holder: session,
    expiresAt: expires_at,
  }
}
