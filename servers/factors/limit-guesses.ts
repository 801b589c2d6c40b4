/**
 * Defence: guesses are counted per person and factor before they are checked, across challenges, sessions, surfaces and addresses.
 * Stops: one-time codes are tried out, with a new challenge for every few tries (PSD2 RTS, Art. 4(3)(b); PCI DSS 8.3.4; ASVS 6.6.3).
 */

import { lockSeconds, maxConsecutiveFailures } from '../limits.ts'
import type { Database } from '../store/database.ts'
import type { Factor } from './factor.ts'

export interface Guess {
  readonly person: string
  readonly factor: Factor
  /** The sign-in or step-up in which the guess is made. */
  readonly interaction: string
  readonly nowMs: number
}

export interface LimitGuesses {
  /** Counts a guess before it is checked; false when it must not be checked at all. */
  begin(database: Database, guess: Guess): boolean
  /** A right answer of this person on this factor starts the count anew. */
  succeeded(database: Database, guess: Guess): void
}

export const limitGuesses: LimitGuesses = {
  begin: (database, guess) => countGuess(database, `${guess.person}/${guess.factor}`, guess.nowMs),
  succeeded: (database, guess) => void database.run('delete from guesses where key = ?', `${guess.person}/${guess.factor}`),
}

/** One atomic statement: fifty parallel guesses count as fifty. */
export function countGuess(database: Database, key: string, nowMs: number): boolean {
  const row = database.get(
    `insert into guesses (key, failures, locked_until) values (?1, 1, 0)
     on conflict (key) do update set
       failures = case when locked_until > ?2 then failures when locked_until > 0 then 1 else failures + 1 end,
       locked_until = case when locked_until > ?2 then locked_until when locked_until > 0 then 0
         when failures + 1 > ?3 then ?2 + ?4 else 0 end
     returning locked_until`,
    key,
    nowMs,
    maxConsecutiveFailures,
    lockSeconds * 1000,
  )
  return row !== undefined && Number(row.locked_until) === 0
}
