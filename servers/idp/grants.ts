/** Grants in the store: what a sign-in at the provider allowed a client. All codes and tokens that came of it hang on one. */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'

const grantRow = z.object({ issued_at: z.number() })

/**
 * Epoch milliseconds at which a grant was made; `undefined` when it was revoked, is over, or is somebody else's.
 * @param grant the hash of its id, as it stands in tokens
 */
export function grantIssuedAt(database: Database, grant: string, person: string, nowMs: number): number | undefined {
  const row = database.get(
    "select issued_at from oidc_items where model = 'Grant' and id_hash = ? and account = ? and expires_at > ?",
    grant,
    fingerprint(person),
    nowMs,
  )
  return row === undefined ? undefined : grantRow.parse(row).issued_at
}

/** Revokes a grant with every code and token that came of it. @param grant the hash of its id */
export function endGrant(database: Database, grant: string): void {
  database.run("delete from oidc_items where grant_id = ? or (model = 'Grant' and id_hash = ?)", grant, grant)
}
