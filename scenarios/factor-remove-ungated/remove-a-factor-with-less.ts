import { type Code, scenario } from 'stepproof'

interface Removal {
  readonly factor: 'totp' | 'webauthn'
  readonly with: 'password' | 'one-time-code'
}

export const removeAFactorWithLess = scenario<Removal>({
  id: 'factor-remove-ungated/remove-a-factor-with-less',
  title: 'Take the owner’s factor away with a weaker proof',
  story:
    'The attacker has the password, and in some variants sees a one-time code. He removes the passkey of the owner, or the authenticator app, so that the account falls back to what he has, or to what he can bind himself.',
  class: 'factor-remove-ungated',
  seen: ['https://github.com/keycloak/keycloak/issues/47069'],
  requirements: ['asvs-5.0.0:7.5.1', 'asvs-5.0.0:6.5.6', 'pci-dss-4.0.1:8.3.3'],
  needs: ['remove-factor', 'totp', 'webauthn', 'push'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-network',
  holds: ['totp', 'webauthn', 'push'],
  variants: {
    'passkey-with-the-password': { factor: 'webauthn', with: 'password' },
    'app-with-the-password': { factor: 'totp', with: 'password' },
    'passkey-with-a-code': { factor: 'webauthn', with: 'one-time-code' },
    'app-with-a-code': { factor: 'totp', with: 'one-time-code' },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('remove-factor', victim.intends('remove-factor'))
  },

  async attack({ victim, attacker, variant }) {
    const thief = attacker.takes('password', victim)
    const seen: Code = attacker.sees(victim.nextCode('victim'))
    await thief.signIn()
    const asked = await thief.perform('remove-factor', { factor: variant.factor })
    if (asked.seen === null) return asked
    // the one deviation
    const how = variant.with === 'password' ? ({ factor: 'password' } as const) : ({ factor: 'totp', code: seen } as const)
    await thief.answer(asked, how)
    return thief.perform('remove-factor', { factor: variant.factor }, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
