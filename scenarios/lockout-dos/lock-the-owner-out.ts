import { scenario } from 'stepproof'

interface Owner {
  /** Whether the owner's device has proven a second factor before. */
  readonly device: 'known' | 'signed-in'
}

export const lockTheOwnerOut = scenario<Owner>({
  id: 'lockout-dos/lock-the-owner-out',
  title: 'Lock the owner out with wrong passwords',
  story:
    'Somebody who knows nothing but the login types wrong passwords until the lock falls. The owner, on a device that is known or in a session that is open, must still be able to sign in or to give the second factor, which nobody has guessed at.',
  class: 'lockout-dos',
  seen: ['https://github.com/keycloak/keycloak/issues/46164'],
  requirements: ['asvs-5.0.0:6.3.1'],
  needs: ['known-devices', 'transfer', 'totp', 'clock'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'elsewhere',
  locksOut: 'victim',
  variants: { 'known-device': { device: 'known' }, 'open-session': { device: 'signed-in' } },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'totp' })
  },

  async attack({ victim, attacker, target, variant, clock }) {
    await victim.signIn()
    if (variant.device === 'known') {
      await victim.completes('transfer', victim.intends('transfer'), { factor: 'totp' })
      clock.advance(90)
    }
    const stranger = attacker.knowsNothingOf(victim)
    const guessed = []
    for (let guess = 1; guess <= target.limits.consecutiveGuesses + 1; guess += 1) {
      // the one deviation
      guessed.push(await stranger.signIn('password', { password: `guess ${guess}` }))
    }
    if (variant.device === 'known') await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer', 2), { factor: 'totp' })
    return guessed
  },

  expects: { outcome: 'refused' },
})
