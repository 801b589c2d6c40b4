/**
 * Defence: what opens an account stands in the store in a form that opens nothing: tokens as hashes, what has to be read again encrypted
 * with a key that is kept elsewhere, passwords and short codes as argon2id.
 * Stops: whoever reads the database, a backup or a dump signs in with what stands there (CWE-256, CWE-312, CWE-916; ASVS 6.5.2, 11.4.2,
 * 13.3.1; NIST SP 800-63B-4, 3.1.1.2).
 */
import { hashLike, hashPassword, type PasswordCost } from '../factors/password.ts'
import { createSeal, fingerprint, type Seal } from './seal.ts'

export interface AtRest {
  /** @param key 32 bytes, kept apart from what is sealed */
  seal(key: Uint8Array): Seal
  /** How the cookie of a session is kept and found. */
  sessionToken(token: string): string
  password(password: string, cost: PasswordCost): string
  /** @param salted a hash of the person's set: equal codes of one set are kept alike */
  recoveryCode(code: string, salted: string): string
}

export const atRest: AtRest = { seal: createSeal, sessionToken: fingerprint, password: hashPassword, recoveryCode: hashLike }
