import { scenario, type TokenProof } from 'stepproof'

interface Reissued {
  readonly by: 'renewal' | 'step-up'
  readonly proof: TokenProof
}

export const useARenewedTokenWithoutItsKey = scenario<Reissued>({
  id: 'binding-stripped/use-a-renewed-token-without-its-key',
  title: 'Use a token that was issued anew without the key of the first',
  story:
    'The first access token of the app is bound to a key. A thief waits for the next one, from a renewal or a step-up, and tries it without the key: another path of the provider may have forgotten the binding.',
  class: 'binding-stripped',
  seen: ['https://github.com/keycloak/keycloak/issues/50963', 'https://github.com/keycloak/keycloak/issues/48428'],
  requirements: ['asvs-5.0.0:10.3.5', 'asvs-5.0.0:10.4.14', 'rfc-9449:5'],
  needs: ['dpop', 'statement'],
  surfaces: ['api'],
  steals: ['access-token'],
  from: 'elsewhere',
  variants: {
    'renewed-as-bearer': { by: 'renewal', proof: 'none', needs: ['refresh'] },
    'renewed-with-another-key': { by: 'renewal', proof: 'own-key', needs: ['refresh'] },
    'stepped-up-as-bearer': { by: 'step-up', proof: 'none', needs: ['change-email'] },
    'stepped-up-with-another-key': { by: 'step-up', proof: 'own-key', needs: ['change-email'] },
  },

  async honest({ victim, variant: { by } }) {
    await victim.signIn()
    if (by === 'renewal') await victim.renew()
    else await victim.completes('change-email', victim.intends('change-email'))
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant: { by, proof } }) {
    await victim.signIn()
    if (by === 'renewal') await victim.renew()
    else await victim.completes('change-email', victim.intends('change-email'))
    // the one deviation
    return attacker.takes('access-token', victim).perform('statement', {}, { proof })
  },

  expects: { outcome: 'refused' },
})
