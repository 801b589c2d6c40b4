/** People and their credentials at rest: argon2id passwords, encrypted TOTP seeds, public keys. */
import { z } from 'zod'
import type { PasswordCost } from '../factors/password.ts'
import { hashPassword } from '../factors/password.ts'
import type { Database } from './database.ts'

export type Role = 'customer' | 'administrator'

const personRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  account: z.string(),
  role: z.enum(['customer', 'administrator']),
  password_hash: z.string(),
  locked: z.number(),
  credentials_version: z.number(),
  tokens_valid_from: z.number(),
})
export type PersonRow = z.infer<typeof personRow>

/** A person as a directory import brings them, with credentials verified elsewhere. */
export interface NewPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly account: string
  readonly role: Role
  readonly password: string
  /** Base32, as authenticator apps take it. */
  readonly totpSeed: string
  readonly passkey: { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number } | null
}

export function addPerson(database: Database, person: NewPerson, cost: PasswordCost): void {
  const passwordHash = hashPassword(person.password, cost)
  database.transaction(() => {
    const { id, login, name, email, account, role } = person
    database.run(
      'insert into people (id, login, name, email, account, role, password_hash) values (?, ?, ?, ?, ?, ?, ?)',
      id,
      login,
      name,
      email,
      account,
      role,
      passwordHash,
    )
    database.run('insert into totp_credentials (person, sealed_seed) values (?, ?)', id, database.seal.close(person.totpSeed))
    if (person.passkey !== null) {
      const { id: credential, publicKey, counter } = person.passkey
      database.run('insert into webauthn_credentials values (?, ?, ?, ?)', credential, id, publicKey, counter)
    }
  })
}

/** Logins are compared without regard to case and surrounding space: one person, one counter. */
export function findByLogin(database: Database, login: string): PersonRow | undefined {
  return parsed(database.get('select * from people where login = ?', login.trim().toLowerCase()))
}

export function findById(database: Database, id: string): PersonRow | undefined {
  return parsed(database.get('select * from people where id = ?', id))
}

export function setEmail(database: Database, person: string, email: string): void {
  database.run('update people set email = ? where id = ?', email, person)
}

function parsed(row: unknown): PersonRow | undefined {
  return row === undefined ? undefined : personRow.parse(row)
}
