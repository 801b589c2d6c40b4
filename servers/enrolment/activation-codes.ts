/** Activation codes: what the owner of a new account was given to bind the first factor with. Kept as hashes. */
import { Secret } from 'otpauth'
import { activatedSeconds, activationCodeSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'

/** 128 bits; NIST SP 800-63B-4, 4.1.2.2 asks for 40 where the account is known. */
const codeBytes = 16

/** The newest code of a person is the only one. Returns it; only its hash is kept. */
export function makeActivationCode(database: Database, person: string, nowMs: number): string {
  const code = new Secret({ size: codeBytes }).base32
  database.transaction(() => {
    forgetActivation(database, person)
    const expiresAt = nowMs + activationCodeSeconds * 1000
    database.run('insert into activation_codes values (?, ?, null, ?)', fingerprint(code), person, expiresAt)
  })
  return code
}

/** Trades the code for the right to begin a first factor, in this session or app and soon. True for the one caller who did. */
export function activate(database: Database, person: string, code: string, holder: string, nowMs: number): boolean {
  const spent = database.run(
    'update activation_codes set holder = ?, expires_at = ? where code_hash = ? and person = ? and holder is null and expires_at > ?',
    holder,
    nowMs + activatedSeconds * 1000,
    fingerprint(code.trim().toUpperCase()),
    person,
    nowMs,
  )
  return spent === 1
}

export function isActivated(database: Database, person: string, holder: string, nowMs: number): boolean {
  const sql = 'select 1 as found from activation_codes where person = ? and holder = ? and expires_at > ?'
  return database.get(sql, person, holder, nowMs) !== undefined
}

export function forgetActivation(database: Database, person: string): void {
  database.run('delete from activation_codes where person = ?', person)
}
