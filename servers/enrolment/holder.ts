/** Who holds what was begun: a session, or the app whose key the access token is bound to. */
import { decodeJwt } from 'jose'
import { z } from 'zod'
import type { Visit } from '../gateway/visit.ts'

const claims = z.object({ cnf: z.object({ jkt: z.string() }) })

/** Reads a token that the gateway has verified before. @throws Error on a visit of nobody, or with a token without a key */
export function holderOf({ identity, request }: Visit): string {
  if (identity.kind === 'session') return identity.session.id
  const [, token = ''] = (request.headers.authorization ?? '').split(' ')
  return `key:${claims.parse(decodeJwt(token)).cnf.jkt}`
}

/** The session that goes on after a change of credentials; an app has to get a new token. */
export function keptSession({ identity }: Visit): string | null {
  return identity.kind === 'session' ? identity.session.id : null
}
