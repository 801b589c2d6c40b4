import { type Actor, type AttackCast, scenario } from 'stepproof'

interface Pose {
  /** The attacker with a cookie of a trusted device, before he signs in. */
  readonly pose: (cast: Pick<AttackCast<unknown>, 'victim' | 'attacker' | 'clock' | 'target'>) => Promise<Actor>
}

const cookie = 'trusted-device-cookie'

export const poseAsATrustedDevice = scenario<Pose>({
  id: 'trusted-device-cookie/pose-as-a-trusted-device',
  title: 'Pose as a device that the customer trusts',
  story:
    'The attacker knows the password and brings a cookie of a trusted device: a copy of the customer’s on another computer, one of his own account, one that he made up, or an old one. He hopes that nobody is told of his sign-in and nobody asks him for more.',
  class: 'trusted-device-cookie',
  seen: ['https://blog.plataformatec.com.br/2016/01/improve-remember-me-cookie-expiration-in-devise/'],
  requirements: ['asvs-5.0.0:7.3.2', 'asvs-5.0.0:8.2.4', 'asvs-5.0.0:6.3.5'],
  needs: ['trust-device', 'transfer', 'mailbox'],
  surfaces: ['session'],
  steals: ['password', 'trusted-device-cookie'],
  from: 'victim-network',
  variants: {
    'copied-to-another-device': {
      pose: async ({ victim, attacker }) => attacker.takes(['password', cookie], victim),
    },
    'of-another-account': {
      async pose({ victim, attacker }) {
        await attacker.own.signIn()
        await attacker.own.completes('trust-device', {})
        return attacker.presents(cookie, attacker.holds(cookie), victim)
      },
    },
    'made-up': { pose: async ({ victim, attacker }) => attacker.presents(cookie, 'trusted-'.padEnd(43, 'A'), victim) },
    'from-before-a-new-password': {
      needs: ['change-password', 'webauthn'],
      async pose({ victim, attacker }) {
        const thief = attacker.takes(['password', cookie], victim, { imitating: true })
        await victim.completes('change-password', {}, { factor: 'webauthn' })
        return thief
      },
    },
    expired: {
      needs: ['clock'],
      async pose({ victim, attacker, clock, target }) {
        const thief = attacker.takes(['password', cookie], victim, { imitating: true })
        clock.advance((target.sessions?.trustedDeviceSeconds ?? 0) + 1)
        return thief
      },
    },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('trust-device', {})
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, clock, target, variant }) {
    await victim.signIn()
    await victim.completes('trust-device', {})
    // the one deviation
    const thief = await variant.pose({ victim, attacker, clock, target })
    await thief.signIn()
    return thief.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee'))
  },

  expects: { outcome: 'challenged' },
})
