/** The challenge that was given out last is kept in one place and stays there after it was answered: compare the demo of webauthn.io, whose challenge lay in a cookie of the client (issue 28). */
import type { Weakness } from './weakness.ts'

export const passkeyChallengeNotSpent: Weakness = {
  id: 'passkey-challenge-not-spent',
  title: 'The challenge of a passkey can be answered again',
  class: 'assertion-replay',
  cwe: 'CWE-294',
  breaks: ['challenge-spent-once', 'proof-is-the-owners'],
  weaken: (defences) => ({
    ...defences,
    takePasskeyChallenge: (database) => {
      const row = database.get('select challenge from passkey_challenges order by rowid desc limit 1')
      return row === undefined ? null : String(row.challenge)
    },
  }),
}
