/**
 * Defence: every password costs the same work, whether there is somebody to compare it with or not.
 * Stops: the time of an answer tells which logins exist (CWE-208; ASVS 6.3.8).
 */
import { passwordMatches } from './password.ts'

export interface StoredPasswords {
  /** The hash of the person, `undefined` when there is nobody or nothing may be evaluated. */
  readonly stored: string | undefined
  /** A hash of the same cost that no password is known for. */
  readonly nobodys: string
}

export type VerifyPassword = (password: string, hashes: StoredPasswords) => boolean

export const verifyPassword: VerifyPassword = (password, { stored, nobodys }) => {
  const matches = passwordMatches(password, stored ?? nobodys)
  return matches && stored !== undefined
}
