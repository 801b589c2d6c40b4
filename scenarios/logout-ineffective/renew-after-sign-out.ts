import { scenario } from 'stepproof'

export const renewAfterSignOut = scenario({
  id: 'logout-ineffective/renew-after-sign-out',
  title: 'Renew a token after the customer has signed out',
  story:
    'The attacker has copied the refresh token of an app and its key. The customer signs out, which ends the access token. The attacker trades the refresh token for a new one.',
  class: 'logout-ineffective',
  seen: ['https://github.com/keycloak/keycloak/issues/51312'],
  requirements: ['asvs-5.0.0:7.4.1', 'rfc-9700:4.14'],
  needs: ['sign-out', 'refresh', 'statement'],
  surfaces: ['api'],
  steals: ['refresh-token', 'device-key'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    await victim.renew()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const thief = attacker.takes(['refresh-token', 'device-key'], victim, { imitating: true })
    await victim.signOut()
    // the one deviation
    return thief.renew()
  },

  expects: { outcome: 'refused' },
})
