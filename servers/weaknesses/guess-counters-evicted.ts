/** The counts are in a cache that keeps the newest few, as in Argo CD (CVE-2024-21662). */
import type { Weakness } from './weakness.ts'

const kept = 8

export const guessCountersEvicted: Weakness = {
  id: 'guess-counters-evicted',
  title: 'Failures of other logins push the count of an account out',
  class: 'counter-evade',
  cwe: 'CWE-770',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      begin(database, guess) {
        const looked = defences.limitGuesses.begin(database, guess)
        database.run('delete from guesses where rowid not in (select rowid from guesses order by rowid desc limit ?)', kept)
        return looked
      },
    },
  }),
}
