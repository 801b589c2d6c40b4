/**
 * Defence: a new password is long, longer where it is the only factor, none that everybody tries first, and not built on the login.
 * Stops: the password is guessed in the few tries that the limit leaves (CWE-521; ASVS 6.2.1, 6.2.4, 6.2.11; NIST SP 800-63B-4, 3.1.1.2).
 */
import { maxPasswordCharacters, minPasswordCharacters } from '../limits.ts'
import { commonPasswords } from './common-passwords.ts'

export interface NewPassword {
  readonly text: string
  readonly login: string
  /** Whether the person holds another factor. */
  readonly use: 'alone' | 'besideFactor'
}

/** What is wrong with it, for the person who chose it; `null` when nothing is. */
export type CheckPasswordRules = (password: NewPassword) => string | null

export const checkPasswordRules: CheckPasswordRules = ({ text, login, use }) => {
  const least = minPasswordCharacters[use]
  const length = [...text].length
  if (length < least) return `the new password has ${length} characters, expected at least ${least}`
  if (length > maxPasswordCharacters)
    return `the new password has ${length} characters, expected at most ${maxPasswordCharacters}`
  const plain = text.toLowerCase()
  if (commonPasswords.has(plain)) return 'the new password is one that everybody tries first'
  return plain.includes(login.toLowerCase()) ? 'the new password contains the login' : null
}
