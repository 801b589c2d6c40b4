import { type Actor, type Deed, type Performed, scenario } from 'stepproof'

interface Begun {
  /** What is done after the lock with what was begun before it. */
  readonly goOn: (thief: Actor, asked: Performed) => Promise<Deed>
}

export const actThroughALock = scenario<Begun>({
  id: 'lock-bypass/act-through-a-lock',
  title: 'Go on after the account was locked',
  story:
    'The bank notices a theft and locks the account. The thief, who has the password and sees a code, goes on with what he began before: he answers the open challenge, acts in his session, or signs in anew. A lock has to hold wherever something is completed, not only where it begins.',
  class: 'lock-bypass',
  seen: [
    'https://github.com/keycloak/keycloak/issues/50996',
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4388/',
  ],
  requirements: ['asvs-5.0.0:6.3.4', 'asvs-5.0.0:7.4.2', 'pci-dss-4.0.1:8.3.4'],
  needs: ['administration', 'clock', 'totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-network',
  locksOut: 'victim',
  variants: {
    'sign-in': { goOn: (thief) => thief.signIn() },
    'open-challenge': {
      goOn: (thief, asked) => thief.answer(asked, { factor: 'totp', code: thief.nextCode('victim') }),
    },
    session: { goOn: (thief) => thief.perform('statement', {}), needs: ['statement'] },
  },

  async honest({ victim, operator, clock }) {
    await operator.does('locked', victim)
    await operator.does('unlocked', victim)
    clock.advance(1)
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'totp' })
  },

  async attack({ victim, attacker, operator, variant }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee'))
    attacker.sees(victim.nextCode('victim'))
    // the one deviation
    await operator.does('locked', victim)
    return variant.goOn(thief, asked)
  },

  expects: { outcome: 'refused' },
})
