import { scenario } from 'stepproof'

export const readTheStore = scenario({
  id: 'secret-at-rest/read-the-store',
  title: 'Read what the service stores, and use what stands there',
  story:
    'A copy of the database gets into the wrong hands while a customer is signed in and has just paid. The thief looks for cookies, tokens, passwords, seeds and recovery codes, as they are, encoded or hashed in a hurry, and signs on with what he finds.',
  class: 'secret-at-rest',
  seen: ['https://github.com/forgekeep/nebula-mesh/security/advisories/GHSA-q4vm-pq3q-8wgq'],
  requirements: ['asvs-5.0.0:11.4.2', 'asvs-5.0.0:13.3.1', 'asvs-5.0.0:6.5.2', 'pci-dss-4.0.1:8.3.2'],
  needs: ['storage', 'statement', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['store'],
  from: 'elsewhere',
  holds: ['totp', 'webauthn', 'push', 'recovery-codes'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'))
    await victim.perform('transfer', victim.intends('transfer', 2))
    // the one deviation
    const thief = await attacker.findsInStore(['session-cookie', 'access-token', 'refresh-token'], victim)
    return [
      await thief.perform('statement', {}),
      await thief.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee')),
    ]
  },

  expects: { outcome: 'refused' },
})
