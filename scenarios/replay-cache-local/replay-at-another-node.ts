import { scenario } from 'stepproof'

interface Replayed {
  readonly what: 'proof' | 'refresh-token'
}

export const replayAtAnotherNode = scenario<Replayed>({
  id: 'replay-cache-local/replay-at-another-node',
  title: 'Replay a proof or refresh token at another node of the service',
  story:
    'The service runs on several machines. What the customer has used up at one of them, a proof of a key or a refresh token, is sent again by a thief whose connection leads to another one.',
  class: 'replay-cache-local',
  seen: ['https://github.com/keycloak/keycloak/issues/49426'],
  requirements: ['rfc-9449:11.1', 'asvs-5.0.0:10.4.5'],
  needs: ['nodes', 'statement'],
  surfaces: ['api'],
  steals: ['access-token', 'dpop-proof', 'refresh-token', 'dpop-key'],
  from: 'victim-network',
  variants: { proof: { what: 'proof', needs: ['dpop'] }, 'refresh-token': { what: 'refresh-token', needs: ['refresh'] } },

  async honest({ victim, variant: { what } }) {
    const there = victim.atNode(1)
    await victim.signIn()
    await there.perform('statement', {})
    if (what === 'refresh-token') await there.renew()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant: { what } }) {
    await victim.signIn()
    if (what === 'proof') await victim.perform('statement', {})
    const thief = attacker.takes(what === 'proof' ? ['access-token', 'dpop-proof'] : ['refresh-token', 'dpop-key'], victim)
    if (what === 'refresh-token') await victim.renew()
    // the one deviation
    const there = thief.atNode(1)
    return what === 'proof' ? there.perform('statement', {}, { proof: 'seen' }) : there.renew()
  },

  expects: { outcome: 'refused' },
})
