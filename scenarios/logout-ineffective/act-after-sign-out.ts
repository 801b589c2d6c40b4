import { anotherDeviceOf, scenario } from 'stepproof'

interface SignedOut {
  /** On the device that was copied, or on all from another one. */
  readonly where: 'here' | 'everywhere'
}

export const actAfterSignOut = scenario<SignedOut>({
  id: 'logout-ineffective/act-after-sign-out',
  title: 'Go on with a copy after the customer has signed out',
  story:
    'The customer notices something odd and signs out, on the device in hand or from another one on all devices. The attacker has a copy of cookie, token and key from before and goes on reading the account.',
  class: 'logout-ineffective',
  seen: [
    'https://spring.io/security/cve-2023-20862',
    'https://github.com/better-auth/better-auth/pull/9967',
    'https://github.com/goauthentik/authentik/blob/main/website/docs/security/cves/CVE-2025-29928.md',
  ],
  requirements: ['asvs-5.0.0:7.4.1'],
  needs: ['sign-out', 'statement', 'clock'],
  surfaces: ['session', 'api'],
  steals: ['session-cookie', 'access-token', 'device-key'],
  from: 'victim-network',
  variants: { here: { where: 'here' }, everywhere: { where: 'everywhere' } },

  async honest({ victim, variant, clock }) {
    await victim.signIn()
    await victim.perform('statement', {})
    await victim.signOut(variant.where === 'everywhere')
    // What was issued in the very second of the sign-out may be counted with what it ended.
    if (clock.movable) clock.advance(1)
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant }) {
    await victim.signIn()
    await victim.perform('statement', {})
    const thief = attacker.takes(['session-cookie', 'access-token', 'device-key'], victim, { imitating: true })
    const owner = variant.where === 'here' ? victim : anotherDeviceOf(victim)
    if (owner !== victim) await owner.signIn()
    await owner.signOut(variant.where === 'everywhere')
    // the one deviation
    return thief.perform('statement', {})
  },

  expects: { outcome: 'refused' },
})
