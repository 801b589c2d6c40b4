import { scenario } from 'stepproof'

export const keepTheCookieFromBefore = scenario({
  id: 'session-fixation/keep-the-cookie-from-before',
  title: 'Use the cookie from before the step-up',
  story:
    'Malware copies the cookie of a session that is worth little, and the key of its device. Then it waits until the customer has given the second factor, and uses its old copy as though it had risen too.',
  class: 'session-fixation',
  seen: ['https://github.com/keycloak/keycloak/security/advisories/GHSA-c9h6-v78w-52wj'],
  requirements: ['asvs-5.0.0:7.2.4', 'asvs-5.0.0:8.2.4'],
  needs: ['transfer', 'statement'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'))
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    // the one deviation
    const thief = attacker.takes(['session-cookie', 'device-key'], victim, { imitating: true })
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked)
    return [await thief.perform('statement', {}), await thief.perform('transfer', rent, { after: asked })]
  },

  expects: { outcome: 'refused' },
})
