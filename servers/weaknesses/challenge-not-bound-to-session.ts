/** The challenge is found by its id, whoever brings it. */
import type { Weakness } from './weakness.ts'

export const challengeNotBoundToSession: Weakness = {
  id: 'challenge-not-bound-to-session',
  title: 'A challenge can be answered in any session',
  class: 'challenge-swap-session',
  cwe: 'CWE-384',
  breaks: ['challenge-stays-with-its-session', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkChallengeHolder: () => true,
  }),
}
