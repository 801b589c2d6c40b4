/**
 * Recovery codes: how they are made, read and kept. What one opens is for `acceptedFactors` to say; spending one is a defence of its own.
 * They carry fewer than 112 bits, so they are kept like passwords: argon2id with a random salt (ASVS 6.5.2; NIST SP 800-63B-4, 3.1.2.2).
 * The codes of one set share the salt, so that a code is hashed once and found by its hash.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from '../store/database.ts'
import { hashPassword, type PasswordCost, runCost } from './password.ts'

/** Codes in a set (our own). */
export const recoveryCodeCount = 10

/** Characters of a code, five bits each: 80 bits (NIST SP 800-63B-4, 3.1.2.2: at least 20). */
const codeCharacters = 16

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Replaces all codes of the person, used or not, by ten new ones; call it in the transaction of the change that needs them.
 * @returns the codes as `XXXX-XXXX-XXXX-XXXX`, to be shown once: only their hashes are kept
 */
export function makeRecoveryCodes(database: Database, person: string): string[] {
  const codes = Array.from({ length: recoveryCodeCount }, randomCode)
  const salted = hashPassword('', costFor(database, person))
  database.transaction(() => {
    database.run('delete from recovery_codes where person = ?', person)
    for (const code of codes)
      database.run('insert into recovery_codes values (?, ?, null)', database.atRest.recoveryCode(code, salted), person)
  })
  return codes.map((code) => (code.match(/.{4}/g) ?? []).join('-'))
}

/** The code as it was made, whatever its case, spaces and hyphens; `null` when it has another form. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === codeCharacters && [...code].every((character) => alphabet.includes(character)) ? code : null
}

/** How this person's set would keep the code. Somebody without codes costs the same time; what comes out is found nowhere. */
export function recoveryCodeHash(database: Database, person: string, code: string): string {
  const row = database.get('select code_hash from recovery_codes where person = ? limit 1', person)
  return row === undefined
    ? hashPassword(code, costFor(database, person))
    : database.atRest.recoveryCode(code, String(row.code_hash))
}

/** As costly as the person's password. */
function costFor(database: Database, person: string): PasswordCost {
  const stored = String(database.get('select password_hash from people where id = ?', person)?.password_hash ?? '')
  const [, memory, passes] = /\$m=(\d+),t=(\d+),/.exec(stored) ?? []
  return memory === undefined || passes === undefined ? runCost : { memoryKiB: Number(memory), passes: Number(passes) }
}

/** 32 divides 256: every character is equally likely. */
function randomCode(): string {
  return Array.from(randomBytes(codeCharacters), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}
