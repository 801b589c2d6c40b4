/** Level 1: a password, kept as argon2id (RFC 9106; NIST SP 800-63B-4, 3.1.1.2). */
import { argon2Sync, randomBytes, timingSafeEqual } from 'node:crypto'

export interface PasswordCost {
  readonly memoryKiB: number
  readonly passes: number
}

/** What OWASP's password storage guidance asks for at least: 7 MiB and five passes. */
export const servingCost: PasswordCost = { memoryKiB: 7168, passes: 5 }

/** For runs, where a sign-in must not dominate every figure; still argon2id with a salt of its own. */
export const runCost: PasswordCost = { memoryKiB: 256, passes: 1 }

const tagLength = 32

/** PHC string format: `$argon2id$v=19$m=..,t=..,p=1$salt$hash`. */
export function hashPassword(password: string, cost: PasswordCost): string {
  return written(password, randomBytes(16), cost)
}

/** The text hashed with salt and cost of a stored hash: equal to it when the text is. For texts that are random themselves. */
export function hashLike(text: string, stored: string): string {
  const { salt, cost } = read(stored)
  return written(text, salt, cost)
}

export function passwordMatches(password: string, stored: string): boolean {
  const { algorithm, cost, salt, hash } = read(stored)
  if (algorithm !== 'argon2id' || !cost.memoryKiB || !cost.passes) return false
  const found = derive(password, salt, cost)
  return hash.length === found.length && timingSafeEqual(hash, found)
}

function written(text: string, salt: Buffer, cost: PasswordCost): string {
  const hash = derive(text, salt, cost).toString('base64')
  return `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=1$${salt.toString('base64')}$${hash}`
}

function read(stored: string) {
  const [, algorithm, , parameters = '', salt = '', hash = ''] = stored.split('$')
  const memoryKiB = Number(/m=(\d+)/.exec(parameters)?.[1])
  const passes = Number(/t=(\d+)/.exec(parameters)?.[1])
  return { algorithm, cost: { memoryKiB, passes }, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

function derive(password: string, salt: Buffer, { memoryKiB, passes }: PasswordCost): Buffer {
  return argon2Sync('argon2id', { message: password, nonce: salt, parallelism: 1, tagLength, memory: memoryKiB, passes })
}
