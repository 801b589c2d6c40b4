/** A person who is signed in on two devices is one person. */
import type { Weakness } from './weakness.ts'

export const challengeBoundToThePersonOnly: Weakness = {
  id: 'challenge-bound-to-the-person-only',
  title: 'A challenge can be answered in any session of the same person',
  class: 'challenge-swap-session',
  cwe: 'CWE-384',
  breaks: ['challenge-stays-with-its-session', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkChallengeHolder: (challenged, session) => challenged.person === session.person,
  }),
}
