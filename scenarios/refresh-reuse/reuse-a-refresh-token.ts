import { scenario } from 'stepproof'

interface Order {
  readonly order: 'owner-first' | 'thief-first' | 'at-once' | 'long-after'
}

export const reuseARefreshToken = scenario<Order>({
  id: 'refresh-reuse/reuse-a-refresh-token',
  title: 'Use a refresh token that was used before',
  story:
    'Malware has copied the storage of the app, refresh token and key included. Thief and owner both renew with the same refresh token, one after the other or in the same moment; what comes of it must not leave the thief with a session.',
  class: 'refresh-reuse',
  seen: [
    'https://github.com/keycloak/keycloak/issues/45647',
    'https://github.com/keycloak/keycloak/issues/50999',
    'https://github.com/JanssenProject/jans/issues/9074',
  ],
  requirements: ['rfc-9700:4.14', 'asvs-5.0.0:10.4.5', 'asvs-5.0.0:10.4.8'],
  needs: ['refresh', 'statement'],
  surfaces: ['api'],
  steals: ['refresh-token', 'dpop-key'],
  from: 'elsewhere',
  variants: {
    'owner-first': { order: 'owner-first' },
    'thief-first': { order: 'thief-first' },
    'at-once': { order: 'at-once' },
    'long-after': { order: 'long-after', needs: ['clock'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.renew()
    await victim.renew()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, clock, variant: { order } }) {
    await victim.signIn()
    const thief = attacker.takes(['refresh-token', 'dpop-key'], victim)
    const renewals = [() => victim.renew(), () => thief.renew()]
    if (order === 'thief-first') renewals.reverse()
    // the one deviation
    if (order === 'at-once') await victim.atOnce(...renewals)
    else
      for (const renew of renewals) {
        await renew()
        if (order === 'long-after') clock.advance(300)
      }
    // Whoever holds the newest token: the reuse has been noticed, and nothing of it is worth anything.
    return [await thief.renew(), await thief.perform('statement', {})]
  },

  expects: { outcome: 'refused' },
})
