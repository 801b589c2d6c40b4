import { type Actor, type Attacker, lookingLike, scenario } from 'stepproof'

interface Planted {
  readonly value: (attacker: Attacker, victim: Actor) => Promise<string>
}

export const plantACookie = scenario<Planted>({
  id: 'session-fixation/plant-a-cookie',
  title: 'Plant a session cookie before the customer signs in',
  story:
    'The attacker has a minute at a browser that is signed out and leaves a session cookie in it: that of a session of his own, or one that he made up. When the customer has signed in there, he uses the same cookie at his own desk.',
  class: 'session-fixation',
  seen: [
    'https://github.com/OpenIDC/mod_auth_openidc/blob/master/ChangeLog',
    'https://github.com/keycloak/keycloak/security/advisories/GHSA-c9h6-v78w-52wj',
  ],
  requirements: ['asvs-5.0.0:7.2.4'],
  needs: ['statement'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-network',
  variants: {
    'of-his-own-session': {
      async value(attacker, victim) {
        await lookingLike(attacker.own, victim).signIn()
        return attacker.holds('session-cookie')
      },
    },
    'made-up': { value: async () => 'planted-'.padEnd(43, 'A') },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant }) {
    const value = await variant.value(attacker, victim)
    // the one deviation
    attacker.plants('session-cookie', value, victim)
    await victim.signIn()
    await victim.perform('statement', {})
    return attacker.presents('session-cookie', value, victim, { imitating: true }).perform('statement', {})
  },

  expects: { outcome: 'refused' },
})
