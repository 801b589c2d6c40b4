/** All second factors are worth the same: a one-time code is taken where a key is demanded. */
import { offeredFactors } from '../factors/offered-factors.ts'
import { grantProof } from '../idp/interactions/grant-proof.ts'
import type { Weakness } from './weakness.ts'

export const phishableFactorOpensEverything: Weakness = {
  id: 'phishable-factor-opens-everything',
  title: 'A one-time code is taken for a phishing-resistant factor',
  class: 'aitm-relay',
  cwe: 'CWE-308',
  breaks: ['phishing-opens-nothing-protected'],
  weaken: (defences) => ({
    ...defences,
    offeredFactors: (database, demand) => offeredFactors(database, { ...demand, level: demand.level === 3 ? 2 : demand.level }),
    grantProof: (factor, demanded) => ({ ...grantProof(factor, demanded), ...(factor !== 'password' && { level: demanded }) }),
  }),
}
