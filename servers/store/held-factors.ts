/** Which factors a person holds, computed from the credentials at the time of asking. */
import { z } from 'zod'
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

const heldFactor = z.object({
  id: z.string(),
  person: z.string(),
  kind: z.enum(['totp', 'push', 'webauthn']),
  name: z.string().nullable(),
  created_at: z.number().nullable(),
})

/** A factor as its owner sees it: never a seed, never a key. */
export interface HeldFactor {
  readonly id: string
  readonly person: string
  readonly kind: 'totp' | 'push' | 'webauthn'
  /** What the owner calls it, `null` when it came with the account. */
  readonly name: string | null
  readonly createdAt: number | null
}

const each = `select id, person, kind, name, created_at from (
  select id, person, 'totp' as kind from totp_credentials union all
  select id, person, 'push' from push_phones union all
  select id, person, 'webauthn' from webauthn_credentials) left join factor_labels on factor = id`

/** Without recovery codes, in the order of their kinds. */
export function factorsOf(database: Database, person: string): HeldFactor[] {
  return database.all(`${each} where person = ? order by kind, id`, person).map(parsed)
}

/** Whosever it is. */
export function findFactor(database: Database, id: string): HeldFactor | undefined {
  const row = database.get(`${each} where id = ?`, id)
  return row === undefined ? undefined : parsed(row)
}

export function recoveryCodesLeft(database: Database, person: string): number {
  return Number(database.get('select count(*) as held from recovery_codes where person = ? and used_at is null', person)?.held)
}

function parsed(row: unknown): HeldFactor {
  const { created_at, ...rest } = heldFactor.parse(row)
  return { ...rest, createdAt: created_at }
}
