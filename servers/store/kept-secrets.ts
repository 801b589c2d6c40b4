/** The server's own secrets: made once, sealed in the store, so that they are the same on every node and after a restart. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import type { Database } from './database.ts'
import { randomToken } from './seal.ts'

const keptRow = z.object({ sealed: z.string() })
const signingKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
})

/** 32 bytes. @param name what they are for, for example `cookies`; other names give other bytes */
export function keptBytes(database: Database, name: string): Buffer {
  return Buffer.from(kept(database, name, randomToken()), 'base64url')
}

/** An ES256 key pair; its `kid` is the thumbprint. */
export async function keptKey(database: Database, name: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const made = { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'ES256' }
  return signingKey.parse(JSON.parse(kept(database, name, JSON.stringify(made))))
}

/** The first one that was made is the one that is kept. */
function kept(database: Database, name: string, made: string): string {
  database.run('insert into kept_secrets values (?, ?) on conflict do nothing', name, database.seal.close(made))
  return database.seal.open(keptRow.parse(database.get('select sealed from kept_secrets where name = ?', name)).sealed)
}
