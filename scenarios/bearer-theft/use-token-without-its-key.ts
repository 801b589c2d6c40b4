import { scenario, type TokenProof } from 'stepproof'

interface Presented {
  readonly proof: TokenProof
  readonly operation: 'statement' | 'change-email'
}

export const useTokenWithoutItsKey = scenario<Presented>({
  id: 'bearer-theft/use-token-without-its-key',
  title: 'Use a stolen access token without its DPoP key',
  story:
    'An access token leaks from a log together with the proof of the request, in the worst case just after the customer has given a second factor. The thief has no copy of the key and tries the token as a plain bearer token, with a key of his own, and with the proof that he saw.',
  class: 'bearer-theft',
  seen: ['https://github.com/keycloak/keycloak/issues/38333'],
  requirements: ['asvs-5.0.0:10.3.5', 'rfc-9449:7.1'],
  needs: ['dpop'],
  surfaces: ['api'],
  steals: ['access-token', 'dpop-proof'],
  from: 'elsewhere',
  variants: {
    'as-bearer': { proof: 'none', operation: 'statement', needs: ['statement'] },
    'with-another-key': { proof: 'own-key', operation: 'statement', needs: ['statement'] },
    'with-a-seen-proof': { proof: 'seen', operation: 'statement', needs: ['statement'] },
    'elevated-as-bearer': { proof: 'none', operation: 'change-email', needs: ['change-email'] },
    'elevated-with-another-key': { proof: 'own-key', operation: 'change-email', needs: ['change-email'] },
    'elevated-with-a-seen-proof': { proof: 'seen', operation: 'change-email', needs: ['change-email'] },
  },

  async honest({ victim, variant: { operation } }) {
    await victim.signIn()
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, variant: { operation, proof } }) {
    await victim.signIn()
    await victim.completes(operation, victim.intends(operation))
    const thief = attacker.takes(['access-token', 'dpop-proof'], victim)
    const wanted = victim.intends(operation, 2)
    // the one deviation
    return thief.perform(operation, operation === 'statement' ? wanted : attacker.forges(wanted, 'email'), { proof })
  },

  expects: { outcome: 'refused' },
})
