/**
 * The one database: a file, or memory for runs. Ids and tokens are stored as hashes, seeds and protocol state encrypted.
 * Single-use things are spent by one statement whose `changes` tells who won.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { createSeal, type Seal } from './seal.ts'

const schema = `
create table if not exists people (
  id text primary key, login text not null unique, name text not null, email text not null,
  account text not null, role text not null, password_hash text not null);
create table if not exists totp_credentials (
  person text primary key references people(id), sealed_seed text not null, last_step integer not null default -1);
create table if not exists webauthn_credentials (
  id text primary key, person text not null references people(id), public_key blob not null, counter integer not null);
create table if not exists guesses (
  key text primary key, failures integer not null default 0, locked_until integer not null default 0);
create table if not exists sessions (
  id text primary key, token_hash text not null unique, person text not null references people(id), level integer not null, auth_time integer not null,
  address text not null, device text not null, created_at integer not null, seen_at integer not null);
create table if not exists challenges (
  id_hash text primary key, session text not null, person text not null, details text not null,
  level integer not null, address text not null, expires_at integer not null);
create table if not exists pending_sign_ins (
  id_hash text primary key, sealed text not null, expires_at integer not null);
create table if not exists elevations (
  id text primary key, session text not null, person text not null, operation text not null, details text not null,
  level integer not null, auth_time integer not null, used_at integer not null, expires_at integer not null,
  address text not null);
create index if not exists elevations_by_session on elevations (session, operation);
create table if not exists proposals (
  id text primary key, person text not null references people(id), payee text not null, cents integer not null,
  created_at integer not null);
create table if not exists ledger (
  id text primary key, proposal text not null, person text not null, payee text not null, cents integer not null,
  executed_at integer not null);
create table if not exists spent_approvals (id text primary key, spent_at integer not null);
create table if not exists spent_proofs (id_hash text primary key, expires_at integer not null);
create table if not exists oidc_items (
  model text not null, id_hash text not null, sealed text not null, grant_id text, uid text, expires_at integer,
  primary key (model, id_hash));
create index if not exists oidc_items_by_grant on oidc_items (grant_id);
create index if not exists oidc_items_by_uid on oidc_items (uid);
create table if not exists interaction_progress (
  uid_hash text primary key, person text not null, expires_at integer not null);
create table if not exists passkey_challenges (
  uid_hash text primary key, challenge text not null, expires_at integer not null);
create table if not exists audit (
  number integer primary key, request_id text, event text not null, previous text not null, hash text not null);
create index if not exists audit_by_request on audit (request_id);
create table if not exists audit_head (id integer primary key check (id = 1), sealed text not null);
`

export type Row = Record<string, unknown>

export interface Database {
  readonly seal: Seal
  /** The first row, `undefined` when there is none. */
  get(sql: string, ...parameters: SQLInputValue[]): Row | undefined
  all(sql: string, ...parameters: SQLInputValue[]): Row[]
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, ...parameters: SQLInputValue[]): number
  /** All or nothing: what `work` did is undone when it throws. */
  transaction<T>(work: () => T): T
  close(): void
}

/**
 * @param path a file, or `:memory:`
 * @param key 32 bytes that seeds and protocol state are encrypted with; kept apart from the file
 */
export function openDatabase(path: string, key: Uint8Array): Database {
  const database = new DatabaseSync(path)
  if (path !== ':memory:') database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 2000')
  database.exec(schema)
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    seal: createSeal(key),
    get: (sql, ...parameters) => prepared(sql).get(...parameters),
    all: (sql, ...parameters) => prepared(sql).all(...parameters),
    run: (sql, ...parameters) => Number(prepared(sql).run(...parameters).changes),
    transaction(work) {
      database.exec('begin immediate')
      try {
        const result = work()
        database.exec('commit')
        return result
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    },
    close: () => database.close(),
  }
}
