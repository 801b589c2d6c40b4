import { scenario, type TokenProof } from 'stepproof'

interface Presented {
  readonly proof: TokenProof
}

export const useTokenWithoutItsKey = scenario<Presented>({
  id: 'bearer-theft/use-token-without-its-key',
  title: 'Use a stolen access token without its DPoP key',
  story:
    'An access token leaks from a log together with the proof of the request. The thief has no copy of the key and tries the token as a plain bearer token, with a key of his own, and with the proof that he saw.',
  class: 'bearer-theft',
  seen: ['https://github.com/keycloak/keycloak/issues/38333'],
  requirements: ['asvs-5.0.0:10.3.5', 'rfc-9449:7.1'],
  needs: ['dpop', 'statement'],
  surfaces: ['api'],
  steals: ['access-token', 'dpop-proof'],
  from: 'elsewhere',
  variants: {
    'as-bearer': { proof: 'none' },
    'with-another-key': { proof: 'own-key' },
    'with-a-seen-proof': { proof: 'seen' },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant }) {
    await victim.signIn()
    await victim.perform('statement', {})
    const thief = attacker.takes(['access-token', 'dpop-proof'], victim)
    // the one deviation
    return thief.perform('statement', {}, { proof: variant.proof })
  },

  expects: { outcome: 'refused' },
})
