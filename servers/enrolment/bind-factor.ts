/** Binds a proven factor to its owner: the credential, its name, what ends with the change, and the notice, all in one transaction. */
import type { Defences } from '../gateway/defences.ts'
import type { Database } from '../store/database.ts'
import { forgetActivation } from './activation-codes.ts'
import type { NewCredential } from './check-registration.ts'
import type { PendingFactor } from './pending-factors.ts'

export type Proven =
  | { readonly kind: 'totp'; readonly step: number }
  | { readonly kind: 'push'; readonly id: string; readonly publicKey: string }
  | { readonly kind: 'webauthn'; readonly credential: NewCredential }

export interface Binding {
  readonly pending: PendingFactor
  readonly proven: Proven
  readonly keepSession: string | null
  readonly nowMs: number
}

/** The id of the factor; `null` when what was begun is used up, or the credential is bound already: then nothing was done. */
export function bindFactor(database: Database, defences: Defences, binding: Binding): string | null {
  const { pending, proven, keepSession, nowMs } = binding
  return database.transaction(() => {
    if (!defences.spendPendingFactor(database, pending)) return null
    const id = store(database, pending, proven, nowMs)
    if (id === null) return null
    database.run('insert or replace into factor_labels values (?, ?, ?)', id, pending.name, nowMs)
    forgetActivation(database, pending.person)
    const says = `A factor was added to your account: ${pending.kind}, ${pending.name}`
    defences.credentialsChanged(database, { person: pending.person, says, keepSession, nowMs })
    return id
  })
}

function store(database: Database, { person, secret }: PendingFactor, proven: Proven, nowMs: number): string | null {
  switch (proven.kind) {
    case 'totp':
      return storeTotp(database, person, secret, proven.step)
    case 'push':
      database.run(
        'insert into push_phones (id, person, public_key, created_at) values (?, ?, ?, ?)',
        proven.id,
        person,
        proven.publicKey,
        nowMs,
      )
      return proven.id
    case 'webauthn': {
      const { id, publicKey, counter } = proven.credential
      const sql = 'insert into webauthn_credentials (id, person, public_key, counter) values (?, ?, ?, ?) on conflict do nothing'
      return database.run(sql, id, person, publicKey, counter) === 1 ? id : null
    }
  }
}

/** One for each person: a new one takes the place of the old. The step of the code that proved it is spent. */
function storeTotp(database: Database, person: string, seed: string, step: number): string {
  database.run('delete from factor_labels where factor in (select id from totp_credentials where person = ?)', person)
  database.run('delete from totp_credentials where person = ?', person)
  const sql = 'insert into totp_credentials (person, sealed_seed, last_step) values (?, ?, ?) returning id'
  return String(database.get(sql, person, database.seal.close(seed), step)?.id)
}
