/** The proposal is found by its id, whoever approved it. */
import type { Weakness } from './weakness.ts'

export const proposalOwnerNotChecked: Weakness = {
  id: 'proposal-owner-not-checked',
  title: 'An approval of anybody completes a proposal',
  class: 'challenge-swap-session',
  cwe: 'CWE-639',
  breaks: ['challenge-stays-with-its-session', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkProposalOwner: () => true,
  }),
}
