/**
 * Defence: guesses are counted before they are checked, per person and kind of secret, across factors, challenges, sessions, surfaces
 * and addresses: one count for the password, one for all second factors that can be guessed, one for passkeys. After five in a row
 * nothing is looked at for half an hour, then for twice as long, up to a day; after a hundred it stays so. Devices that gave a second
 * factor before have counts of their own, so that strangers cannot lock the owner out of them. The owner is told of each lock.
 * Stops: secrets are tried out, with a new challenge, factor, session or address for every few tries; owners are locked out by
 * strangers (CWE-307, CWE-645; PSD2 RTS, Art. 4(3)(b); PCI DSS 8.3.4; NIST SP 800-63B-4, 3.2.2; ASVS 6.1.1, 6.3.1, 6.6.3).
 */

import { lockSeconds, longestLockSeconds, maxConsecutiveFailures, maxFailures } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { notify } from '../store/notices.ts'
import { findById } from '../store/people.ts'
import type { Factor } from './factor.ts'

export interface Guess {
  /** The immutable id, never what was typed; for logins of nobody the name of a counter. */
  readonly person: string
  readonly factor: Factor
  /** The sign-in or step-up in which the guess is made. */
  readonly interaction: string
  readonly from: GuessedFrom
  readonly nowMs: number
}

/** A known device of this very person, by its hash, or anywhere else. */
export type GuessedFrom = 'anywhere' | { readonly trustedDevice: string }

export interface LimitGuesses {
  /** Counts a guess before it is checked; false when it must not be checked at all. */
  begin(database: Database, guess: Guess): boolean
  /** A right answer of this person, for this kind of secret, from this place starts the count anew. */
  succeeded(database: Database, guess: Guess): void
}

export const limitGuesses: LimitGuesses = {
  begin(database, guess) {
    const { looked, lockedNow } = count(database, keyOf(guess), guess.nowMs)
    if (lockedNow && findById(database, guess.person) !== undefined) {
      const { name } = kinds[guess.factor]
      notify(database, guess.person, `Too many wrong answers: ${name} is locked for a while.`, guess.nowMs)
    }
    return looked
  },
  succeeded: (database, guess) => void database.run('delete from guesses where key = ?', keyOf(guess)),
}

/** What is counted together: a second factor that fails does not give new tries to another. */
const kinds: Readonly<Record<Factor, { readonly key: string; readonly name: string }>> = {
  password: { key: 'password', name: 'your password' },
  totp: { key: 'second-factor', name: 'your second factor' },
  push: { key: 'second-factor', name: 'your second factor' },
  recovery: { key: 'second-factor', name: 'your second factor' },
  webauthn: { key: 'webauthn', name: 'your passkey' },
}

function keyOf({ person, factor, from }: Guess): string {
  const everywhere = `${person}/${kinds[factor].key}`
  return from === 'anywhere' ? everywhere : `${everywhere}/${from.trustedDevice}`
}

/** Whether the guess may be looked at. */
export function countGuess(database: Database, key: string, nowMs: number): boolean {
  return count(database, key, nowMs).looked
}

/** A secret that was replaced or removed takes its wrong answers with it, and ends the lock that has no end (NIST SP 800-63B-4, 3.2.2). */
export function forgetGuesses(database: Database, person: string, factors: readonly Factor[]): void {
  for (const factor of factors) {
    const everywhere = `${person}/${kinds[factor].key}`
    database.run('delete from guesses where key = ?1 or substr(key, 1, length(?1) + 1) = ?1 || ?2', everywhere, '/')
  }
}

const never = Number.MAX_SAFE_INTEGER

/** True in SQL for the try that finds the tries used up. */
const locksNow = 'locked_until <= ?2 and (total >= ?5 or (locked_until = 0 and failures >= ?3))'

/** One atomic statement: fifty parallel guesses count as fifty. */
function count(database: Database, key: string, nowMs: number): { looked: boolean; lockedNow: boolean } {
  const row = database.get(
    `insert into guesses (key, failures, locked_until, locks, total) values (?1, 1, 0, 0, 1)
     on conflict (key) do update set
       failures = case when ${locksNow} then ?3 + 1 when locked_until > ?2 or locked_until = 0 then failures + 1 else 1 end,
       locked_until = case when locked_until > ?2 then locked_until when total >= ?5 then ?7
         when ${locksNow} then ?2 + min(?4 << min(locks, 20), ?6) else 0 end,
       locks = case when ${locksNow} then locks + 1 else locks end,
       total = case when locked_until > ?2 or (${locksNow}) then total else total + 1 end
     returning failures, locked_until`,
    key,
    nowMs,
    maxConsecutiveFailures,
    lockSeconds * 1000,
    maxFailures,
    longestLockSeconds * 1000,
    never,
  )
  const looked = row !== undefined && Number(row.locked_until) === 0
  return { looked, lockedNow: !looked && Number(row?.failures) === maxConsecutiveFailures + 1 }
}
