/** Which factors a person holds, computed from the credentials at the time of asking. */
import { type Factor, reached } from '../factors/factor.ts'
import type { Level } from '../levels.ts'
import type { Database } from './database.ts'

const tables = [
  ['totp', 'select count(*) as held from totp_credentials where person = ?'],
  ['push', 'select count(*) as held from push_phones where person = ?'],
  ['recovery', 'select count(*) as held from recovery_codes where person = ? and used_at is null'],
  ['webauthn', 'select count(*) as held from webauthn_credentials where person = ?'],
] as const

/** Without the password, which everybody has; weakest first. */
export function heldFactors(database: Database, person: string): Factor[] {
  return tables.filter(([, count]) => Number(database.get(count, person)?.held) > 0).map(([factor]) => factor)
}

/** The level of the strongest factor; recovery codes don't count. 1 for somebody with a password only. */
export function strongestHeld(database: Database, person: string): Level {
  const levels = heldFactors(database, person).map((factor) => (factor === 'recovery' ? 1 : reached[factor].level))
  return levels.reduce<Level>((most, level) => (level > most ? level : most), 1)
}
