/** Every factor has an address of its own in a challenge; which of them were offered is known to the page and not asked here. */
import { reached } from '../factors/factor.ts'
import type { Weakness } from './weakness.ts'

export const factorChosenByTheClient: Weakness = {
  id: 'factor-chosen-by-the-client',
  title: 'A challenge is met by any second factor, whether it was offered or not',
  class: 'factor-downgrade',
  cwe: 'CWE-757',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkStep: ({ person, over, need }, factor) =>
      !over && (factor === 'password' ? need.next === 'password' : person !== null && need.next === 'factor'),
    grantProof: (factor, demanded) => (demanded === 3 && reached[factor].level > 1 ? reached.webauthn : reached[factor]),
  }),
}
