import { type Actor, nameless, scenario } from 'stepproof'

interface Hidden {
  readonly hidden: (thief: Actor) => Actor
}

export const hideWhatGivesHimAway = scenario<Hidden>({
  id: 'risk-signal-missing/hide-what-gives-him-away',
  title: 'Leave out what would give him away',
  story:
    'The attacker has the password and knows that place and device are looked at. He comes from an address that no table knows or out of an anonymiser, with a browser that says nothing of itself, so that there is nothing to compare.',
  class: 'risk-signal-missing',
  seen: [
    'https://github.com/better-auth/better-auth/pull/9990',
    'https://github.com/goauthentik/authentik/blob/main/website/docs/security/cves/CVE-2024-47070.md',
  ],
  requirements: ['asvs-5.0.0:16.5.3', 'asvs-5.0.0:8.2.4', 'nist-800-63b-4:5.3'],
  needs: ['places', 'transfer', 'clock', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'unknown-place',
  variants: {
    'no-known-place': { from: 'unknown-place', hidden: (thief) => thief },
    'no-known-place-and-no-name': { from: 'unknown-place', hidden: nameless },
    'anonymiser-and-no-name': { from: 'anonymiser', hidden: nameless },
  },

  async honest({ victim, clock }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer', 2))
    clock.advance(24 * 3600)
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, clock, variant }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'))
    clock.advance(24 * 3600)
    // the one deviation
    const thief = variant.hidden(attacker.takes('password', victim))
    await thief.signIn()
    return thief.perform('transfer', attacker.forges(victim.intends('transfer', 2), 'payee'))
  },

  expects: { outcome: 'challenged', level: 3 },
})
