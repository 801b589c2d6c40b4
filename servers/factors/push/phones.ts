/** Phones that a person has registered for push prompts: a public key each. */
import type { JWK } from 'jose'
import { z } from 'zod'
import type { Database } from '../../store/database.ts'
import { randomToken } from '../../store/seal.ts'

/** An ES256 public key (RFC 7518, 6.2.1). A private part or another curve is refused. */
const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
})

/** @returns the id that the phone names itself by. @throws ZodError when the key is none of ours */
export function addPushPhone(database: Database, person: string, key: JWK, nowMs: number): string {
  const id = randomToken()
  database.run('insert into push_phones values (?, ?, ?, ?)', id, person, JSON.stringify(publicKey.parse(key)), nowMs)
  return id
}
