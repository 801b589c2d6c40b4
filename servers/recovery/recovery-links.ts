/** Links for a forgotten password: a random token in a mail, its hash in the store, bound to the person, the address and the credentials. */
import { z } from 'zod'
import { recoveryLinkSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { forgetMails, sendMail } from '../store/mails.ts'
import { findById, type PersonRow, recoveryAddressOf } from '../store/people.ts'
import { fingerprint, randomToken } from '../store/seal.ts'

const mailKind = 'recovery'

const row = z.object({
  token_hash: z.string(),
  person: z.string(),
  address: z.string(),
  credentials_version: z.number(),
  expires_at: z.number(),
})

export interface RecoveryLink {
  readonly tokenHash: string
  /** As they were when the link was sent. */
  readonly address: string
  readonly credentialsVersion: number
  readonly expiresAt: number
  /** As it is now. */
  readonly person: PersonRow
}

/** Whom nobody writes to: an unknown login costs the same work as a known one (ASVS 6.3.8). */
const nobody = { id: '', email: '', recovery_email: null, credentials_version: 0 }

/** The newest link of a person is the only one. */
export function sendRecoveryLink(database: Database, person: PersonRow | undefined, nowMs: number): void {
  const { id, credentials_version: version } = person ?? nobody
  const address = recoveryAddressOf(person ?? nobody)
  const token = randomToken()
  database.transaction(() => {
    forgetLinks(database, id)
    database.run(
      'insert into recovery_links values (?, ?, ?, ?, ?)',
      fingerprint(token),
      id,
      address,
      version,
      nowMs + recoveryLinkSeconds * 1000,
    )
    const says = 'Somebody asked for a new password for your account. If it was not you, do nothing.'
    sendMail(database, mailKind, { person: id, to: address, says, secret: token }, nowMs)
  })
}

export function findRecoveryLink(database: Database, token: string): RecoveryLink | undefined {
  const found = database.get('select * from recovery_links where token_hash = ?', fingerprint(token))
  if (found === undefined) return undefined
  const { token_hash, address, credentials_version, expires_at, person: id } = row.parse(found)
  const person = findById(database, id)
  if (person === undefined) return undefined
  return { tokenHash: token_hash, address, credentialsVersion: credentials_version, expiresAt: expires_at, person }
}

/** With the mails that they came in. */
export function forgetLinks(database: Database, person: string): void {
  database.run('delete from recovery_links where person = ?', person)
  forgetMails(database, mailKind, person)
}
