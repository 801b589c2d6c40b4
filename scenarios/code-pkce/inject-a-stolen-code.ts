import { scenario, upToTheCode } from 'stepproof'

export const injectAStolenCode = scenario({
  id: 'code-pkce/inject-a-stolen-code',
  title: 'Inject a stolen authorization code into a sign-in of one’s own',
  story:
    'The address that the customer came back to, with the code of the sign-in, stands in a log before the code was used. The attacker begins a sign-in in his own browser and puts that code into the answer.',
  class: 'code-pkce',
  seen: ['https://spring.io/security/cve-2024-22258'],
  requirements: ['asvs-5.0.0:10.2.1', 'asvs-5.0.0:10.4.6', 'rfc-9700:4.5'],
  needs: ['authorization-code', 'statement'],
  surfaces: ['session'],
  steals: ['authorization-code'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    await victim.signIn(upToTheCode)
    const thief = attacker.takes('authorization-code', victim)
    // the one deviation
    return [await thief.redeem(), await thief.perform('statement', {})]
  },

  expects: { outcome: 'refused' },
})
