/** One digest, as from a time when that was usual: a list of passwords is tried in seconds. */
import { hash } from 'node:crypto'
import type { Weakness } from './weakness.ts'

export const passwordsHashedFast: Weakness = {
  id: 'passwords-hashed-fast',
  title: 'Passwords are kept as a fast hash without salt',
  class: 'secret-at-rest',
  cwe: 'CWE-916',
  breaks: ['nothing-readable-at-rest'],
  weaken: (defences) => ({
    ...defences,
    atRest: { ...defences.atRest, password: fastHash },
    verifyPassword: (password, { stored }) => fastHash(password) === stored,
  }),
}

function fastHash(password: string): string {
  return hash('sha256', password, 'hex')
}
