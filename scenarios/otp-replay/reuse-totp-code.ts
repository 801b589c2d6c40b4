import { scenario } from 'stepproof'

interface Reuse {
  readonly code: 'used' | 'older'
  readonly where: 'same-session' | 'another-session'
  /** Seconds between the two uses; default 0. */
  readonly later?: number
  /** What the code is used for the second time; default a transfer, as the first time. */
  readonly operation?: 'change-email'
}

export const reuseTotpCode = scenario<Reuse>({
  id: 'otp-replay/reuse-totp-code',
  title: 'Use a one-time code for the second time',
  story:
    'The attacker looks over the customer’s shoulder and sees the code that confirms a payment. He knows the password too, and enters the code a moment later, while it is still on the display.',
  class: 'otp-replay',
  seen: ['https://github.com/tinfoil/devise-two-factor/security/advisories/GHSA-jm35-h8q2-73mp'],
  requirements: ['asvs-5.0.0:6.5.1', 'psd2-rts:4.1'],
  needs: ['totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['totp-code', 'password'],
  from: 'victim-device',
  variants: {
    'same-session': { code: 'used', where: 'same-session' },
    'another-session': { code: 'used', where: 'another-session', from: 'victim-network' },
    'next-window': { code: 'used', where: 'another-session', later: 30, from: 'victim-network', needs: ['clock'] },
    'other-operation': { code: 'used', where: 'same-session', operation: 'change-email', needs: ['change-email'] },
    'older-code': { code: 'older', where: 'another-session', from: 'victim-network', needs: ['clock'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'totp' })
  },

  async attack({ victim, attacker, variant, clock }) {
    const { operation = 'transfer', later = 0 } = variant
    await victim.signIn()
    const asked = await victim.perform('transfer', victim.intends('transfer'))
    const earlier = variant.code === 'older' ? victim.nextCode('victim') : null
    const code = victim.nextCode('victim')
    await victim.answer(asked, { factor: 'totp', code })

    const thief = variant.where === 'same-session' ? attacker.atDeviceOf(victim) : attacker.takes('password', victim)
    if (variant.where === 'another-session') await thief.signIn()
    if (later > 0) clock.advance(later)
    const his = await thief.perform(
      operation,
      attacker.forges(victim.intends(operation, 2), variant.operation === undefined ? 'payee' : 'email'),
    )
    // the one deviation
    return thief.answer(his, { factor: 'totp', code: attacker.sees(earlier ?? code) })
  },

  expects: { outcome: 'refused' },
})
