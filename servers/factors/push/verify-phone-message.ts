/**
 * Defence: a phone's message is signed by a key that a person has registered, is of now, and counts once.
 * Stops: prompts are read or answered by somebody else, or an answer is sent again (CWE-345, CWE-294; ASVS 6.5.1;
 * NIST SP 800-63B-4, 3.1.3.1, 3.2.7).
 */
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { proofWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'

export interface PhoneMessage {
  readonly person: string
  /** All that was signed; what it means is for the reader to parse. */
  readonly claims: unknown
}

/** @param jws compact, typ `phone+jws`, kid the phone's id, claims `iat` in seconds and `jti` besides the message. `null`: not to be believed */
export type VerifyPhoneMessage = (database: Database, jws: string, nowMs: number) => Promise<PhoneMessage | null>

export const phoneMessageType = 'phone+jws'

const publicKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })
const phoneRow = z.object({ person: z.string(), public_key: z.string() })
const common = z.looseObject({ iat: z.number(), jti: z.string().min(16).max(100) })

export const verifyPhoneMessage: VerifyPhoneMessage = async (database, jws, nowMs) => {
  try {
    const { kid } = decodeProtectedHeader(jws)
    const phone = phoneRow.safeParse(database.get('select person, public_key from push_phones where id = ?', kid ?? ''))
    if (!phone.success || kid === undefined) return null
    const key = await importJWK(publicKey.parse(JSON.parse(phone.data.public_key)), 'ES256')
    const { payload } = await jwtVerify(jws, key, {
      algorithms: ['ES256'],
      typ: phoneMessageType,
      currentDate: new Date(nowMs),
    })
    const { iat, jti } = common.parse(payload)
    if (Math.abs(nowMs / 1000 - iat) > proofWindowSeconds) return null
    return spend(database, `phone/${kid}/${jti}`, nowMs) ? { person: phone.data.person, claims: payload } : null
  } catch {
    return null
  }
}

/** True for the one message; remembered for as long as it could be accepted. */
function spend(database: Database, message: string, nowMs: number): boolean {
  database.run('delete from spent_proofs where expires_at < ?', nowMs)
  const until = nowMs + 2 * proofWindowSeconds * 1000
  return database.run('insert into spent_proofs values (?, ?) on conflict do nothing', fingerprint(message), until) === 1
}
