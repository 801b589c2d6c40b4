/** Ends a browser's session at the provider, with every grant that came of it: their codes and tokens are over too. */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'
import { endGrant } from './grants.ts'

const sessionPayload = z.object({
  accountId: z.string().optional(),
  authorizations: z.record(z.string(), z.object({ grantId: z.string().optional() })).optional(),
})

/** Returns whose it was, `null` when there was none or nobody had signed in. @param cookie the value of the provider's session cookie */
export function endProviderSession(database: Database, cookie: string): string | null {
  const sql = "delete from oidc_items where model = 'Session' and id_hash = ? returning sealed"
  const row = database.get(sql, fingerprint(cookie))
  if (row === undefined) return null
  const { accountId = null, authorizations = {} } = sessionPayload.parse(JSON.parse(database.seal.open(String(row.sealed))))
  for (const { grantId } of Object.values(authorizations)) {
    if (grantId !== undefined) endGrant(database, fingerprint(grantId))
  }
  return accountId
}
