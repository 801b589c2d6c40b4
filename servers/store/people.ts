/** People and their credentials at rest: argon2id passwords, encrypted TOTP seeds, public keys. */
import { z } from 'zod'
import type { PasswordCost } from '../factors/password.ts'
import type { Database } from './database.ts'

export const roles = ['customer', 'administrator'] as const
export type Role = (typeof roles)[number]

const personRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  account: z.string(),
  role: z.enum(roles),
  password_hash: z.string(),
  locked: z.number(),
  credentials_version: z.number(),
  tokens_valid_from: z.number(),
  user_handle: z.string(),
  /** Where recovery links go; `null`: to `email`. */
  recovery_email: z.string().nullable(),
})
export type PersonRow = z.infer<typeof personRow>

/** A person with a password and nothing else. */
export interface NewAccount {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly account: string
  readonly role: Role
  readonly password: string
}

/** A person as a directory import brings them, with credentials verified elsewhere. */
export interface NewPerson extends NewAccount {
  /** Base32, as authenticator apps take it. */
  readonly totpSeed: string
  readonly passkey: { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number } | null
}

export function addAccount(database: Database, account: NewAccount, cost: PasswordCost): void {
  const passwordHash = database.atRest.password(account.password, cost)
  database.run(
    'insert into people (id, login, name, email, account, role, password_hash) values (?, ?, ?, ?, ?, ?, ?)',
    account.id,
    account.login,
    account.name,
    account.email,
    account.account,
    account.role,
    passwordHash,
  )
}

export function addPerson(database: Database, person: NewPerson, cost: PasswordCost): void {
  database.transaction(() => {
    addAccount(database, person, cost)
    const seed = database.seal.close(person.totpSeed)
    database.run('insert into totp_credentials (person, sealed_seed) values (?, ?)', person.id, seed)
    if (person.passkey !== null) {
      const { id, publicKey, counter } = person.passkey
      const sql = 'insert into webauthn_credentials (id, person, public_key, counter) values (?, ?, ?, ?)'
      database.run(sql, id, person.id, publicKey, counter)
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

const listedPerson = personRow.pick({ id: true, login: true, name: true, role: true, locked: true })
export type ListedPerson = z.infer<typeof listedPerson>

/** Everybody, by name, without anything that is theirs alone. */
export function peopleListed(database: Database): ListedPerson[] {
  return database.all('select id, login, name, role, locked from people order by name').map((row) => listedPerson.parse(row))
}

/** @param recovery whether recovery links go to the new address from now on, or stay where they are */
export function setEmail(database: Database, person: string, email: string, recovery: 'follows' | 'stays'): void {
  const address = recovery === 'follows' ? 'null' : 'coalesce(recovery_email, email)'
  database.run(`update people set recovery_email = ${address}, email = ? where id = ?`, email, person)
}

export function recoveryAddressOf({ email, recovery_email }: Pick<PersonRow, 'email' | 'recovery_email'>): string {
  return recovery_email ?? email
}

export function setPassword(database: Database, person: string, passwordHash: string): void {
  database.run('update people set password_hash = ? where id = ?', passwordHash, person)
}

export function setRole(database: Database, person: string, role: Role): void {
  database.run('update people set role = ? where id = ?', role, person)
}

export function setLocked(database: Database, person: string, state: 'locked' | 'open'): void {
  database.run('update people set locked = ? where id = ?', state === 'locked' ? 1 : 0, person)
}

function parsed(row: unknown): PersonRow | undefined {
  return row === undefined ? undefined : personRow.parse(row)
}
