/** How the reference's own OpenID provider speaks of people, as anybody sees who has an account. */
import type { Federation } from '../target.ts'

const amr: Readonly<Record<number, readonly string[]>> = { 1: ['pwd'], 2: ['pwd', 'otp'], 3: ['pwd', 'hwk', 'user'] }

export const federation: Federation = {
  subjectOf: ({ id }) => id,
  claimsOf: (level) => ({ acr: `urn:stepproof:acr:${level}`, amr: amr[level] ?? [] }),
}
