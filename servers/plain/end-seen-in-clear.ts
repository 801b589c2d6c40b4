/**
 * Defence: a session, at the gateway or at the provider, or a token that travelled without TLS is over; its owner is told.
 * Stops: whoever listened on the way uses it (CWE-319, CWE-523; ASVS 12.2.1; RFC 6265bis, 8.3).
 */
import { type JWTVerifyGetKey, jwtVerify } from 'jose'
import { cookieOf } from '../gateway/context/identify.ts'
import { endSession, findSession, sessionCookie } from '../gateway/context/sessions.ts'
import { endProviderSession } from '../idp/end-provider-session.ts'
import { providerCookies } from '../idp/provider-cookies.ts'
import type { Database } from '../store/database.ts'
import { notify } from '../store/notices.ts'
import { fingerprint } from '../store/seal.ts'

export interface SeenInClear {
  readonly cookie: string | undefined
  readonly authorization: string | undefined
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
  readonly nowMs: number
}

/** Whose session or tokens were ended; `null` when nothing came that was worth anything. */
export type EndSeenInClear = (database: Database, seen: SeenInClear) => Promise<string | null>

export const endSeenInClear: EndSeenInClear = async (database, seen) => {
  const endedSession = endSessionOf(database, seen)
  const atProvider = endProviderSessionOf(database, seen)
  return (await endTokensOf(database, seen)) ?? endedSession ?? atProvider
}

function endSessionOf(database: Database, { cookie, nowMs }: SeenInClear): string | null {
  const token = cookieOf({ headers: { cookie } }, sessionCookie)
  const session = token === undefined ? undefined : findSession(database, token)
  if (session === undefined) return null
  database.transaction(() => {
    endSession(database, session.id)
    notify(database, session.person, 'A session was ended: its cookie was sent without encryption.', nowMs)
  })
  return session.person
}

/** Browsers send it to every port of the host, and it is worth a token to whoever brings it to the provider. */
function endProviderSessionOf(database: Database, { cookie, nowMs }: SeenInClear): string | null {
  const value = cookieOf({ headers: { cookie } }, providerCookies.session)
  return database.transaction(() => {
    const person = value === undefined ? null : endProviderSession(database, value)
    if (person !== null) {
      notify(database, person, 'A session at the sign-in was ended: its cookie was sent without encryption.', nowMs)
    }
    return person
  })
}

/** Only what verifies is ended: nobody ends somebody else's tokens with one that they made up. */
async function endTokensOf(database: Database, seen: SeenInClear): Promise<string | null> {
  const { authorization = '', issuer, audience, keys, nowMs } = seen
  const token = authorization.split(' ').find((word) => word.split('.').length === 3)
  if (token === undefined) return null
  const person = await jwtVerify(token, keys, { issuer, audience, typ: 'at+jwt', algorithms: ['ES256'] })
    .then(({ payload }) => payload.sub ?? null)
    .catch(() => null)
  if (person === null) return null
  database.transaction(() => {
    database.run('update people set tokens_valid_from = ? where id = ?', nowMs, person)
    database.run('delete from oidc_items where account = ?', fingerprint(person))
    notify(database, person, 'Your tokens were ended: one was sent without encryption.', nowMs)
  })
  return person
}
