import { type Actor, anotherDeviceOf, type Operator, scenario } from 'stepproof'

interface Change {
  /** What the owner or the operator does to throw everybody else out. */
  readonly change: (owner: Actor, operator: Operator) => Promise<unknown>
  /** The lock is taken off again, so that the owner can go on. */
  readonly unlocks?: true
}

const passkey = { factor: 'webauthn' } as const

export const stayAfterAChange = scenario<Change>({
  id: 'cred-change-sessions/stay-after-a-change',
  title: 'Stay in after password, factor or lock were changed',
  story:
    'Somebody has a copy of a session or token, and of a question for a code that is still open. The owner changes the password or removes the lost phone on another device, or calls the bank, which resets the password or locks the account. The copy goes on.',
  class: 'cred-change-sessions',
  seen: [
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4684/',
    'https://github.com/pypa/advisory-database',
    'https://github.com/nextcloud/security-advisories',
  ],
  requirements: ['asvs-5.0.0:7.4.2', 'asvs-5.0.0:7.4.3', 'nist-800-63b-4:5.1'],
  needs: ['statement', 'transfer', 'totp', 'clock'],
  surfaces: ['session', 'api'],
  steals: ['session-cookie', 'access-token', 'device-key', 'challenge', 'totp-code'],
  from: 'victim-network',
  holds: ['totp', 'webauthn', 'push'],
  variants: {
    'another-password': {
      needs: ['change-password', 'webauthn'],
      change: (owner) => owner.completes('change-password', owner.intends('change-password'), passkey),
    },
    'one-factor-less': {
      needs: ['remove-factor', 'webauthn', 'push'],
      change: (owner) => owner.completes('remove-factor', owner.intends('remove-factor'), passkey),
    },
    'password-reset': { needs: ['administration'], change: (owner, operator) => operator.does('password-reset', owner) },
    locked: { needs: ['administration'], change: (owner, operator) => operator.does('locked', owner), unlocks: true },
  },

  async honest({ victim, operator, variant, clock }) {
    await victim.signIn()
    await victim.perform('statement', {})
    await variant.change(victim, operator)
    if (variant.unlocks) await operator.does('unlocked', victim)
    // A token of the very second of the change may have been made before it.
    clock.advance(1)
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, operator, variant }) {
    await victim.signIn()
    const asked = await victim.perform('transfer', victim.intends('transfer'))
    const goods = ['session-cookie', 'access-token', 'device-key', 'challenge'] as const
    const thief = attacker.takes(goods, victim, { imitating: true })
    const owner = anotherDeviceOf(victim)
    await owner.signIn()
    await variant.change(owner, operator)
    // the one deviation
    const read = await thief.perform('statement', {})
    const answered = await thief.answer(asked, { factor: 'totp', code: attacker.sees(victim.nextCode('victim')) })
    if (variant.unlocks) await operator.does('unlocked', owner)
    return [read, answered]
  },

  expects: { outcome: 'refused' },
})
