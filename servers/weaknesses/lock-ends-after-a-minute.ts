/** A wait that slows a person down and no program: a minute after the last guess everything begins anew. */
import { lockSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

const shortLockMs = 60_000

export const lockEndsAfterAMinute: Weakness = {
  id: 'lock-ends-after-a-minute',
  title: 'The lock after wrong answers ends after a minute',
  class: 'otp-brute',
  cwe: 'CWE-799',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      begin(database, guess) {
        const lastedMs = lockSeconds * 1000 - shortLockMs
        database.run('delete from guesses where locked_until > 0 and locked_until - ? <= ?', lastedMs, guess.nowMs)
        return defences.limitGuesses.begin(database, guess)
      },
    },
  }),
}
