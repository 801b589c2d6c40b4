import { type ProofFault, proofFaults, scenario } from 'stepproof'

const faults = Object.keys(proofFaults) as ProofFault[]

export const presentAFaultyProof = scenario({
  id: 'dpop-checks/present-a-faulty-proof',
  title: 'Present a proof made for another request, another time or carelessly',
  story:
    'A script in the victim’s app has the key sign proofs, and sends them on with the token. They were made for another request, another token or another time, or leave something out; the thief tries whether anybody looks.',
  class: 'dpop-checks',
  seen: ['https://github.com/keycloak/keycloak/issues/38333'],
  requirements: ['rfc-9449:4.3', 'rfc-9449:11.2', 'asvs-5.0.0:10.3.5'],
  needs: ['dpop', 'statement'],
  surfaces: ['api'],
  steals: ['access-token', 'dpop-key'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('statement', {})
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const thief = attacker.takes(['access-token', 'dpop-key'], victim)
    const tried = []
    for (const fault of faults) {
      // the one deviation
      tried.push(await thief.perform('statement', {}, { proof: { fault } }))
    }
    return tried
  },

  expects: { outcome: 'refused' },
})
