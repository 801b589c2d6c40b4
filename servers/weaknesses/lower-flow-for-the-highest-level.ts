/**
 * The provider has a flow for each level; a request for the highest one runs into the flow below it, and is answered as if it had been met.
 * As in Keycloak 19 (issue 15237), where `acr_values` of level 3 was ignored and another sub-flow ran.
 */
import { reached } from '../factors/factor.ts'
import type { Weakness } from './weakness.ts'

export const lowerFlowForTheHighestLevel: Weakness = {
  id: 'lower-flow-for-the-highest-level',
  title: 'A request for the highest level runs the flow of the second and counts as met',
  class: 'acr-eval',
  cwe: 'CWE-697',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    offeredFactors: (database, demand) =>
      defences.offeredFactors(database, { ...demand, level: demand.level === 3 ? 2 : demand.level }),
    grantProof: (factor, demanded) => (demanded === 3 && reached[factor].level === 2 ? reached.webauthn : reached[factor]),
  }),
}
