import { type Code, scenario } from 'stepproof'

interface Binding {
  readonly operation: 'enrol-totp' | 'enrol-passkey'
  readonly with: 'password' | 'one-time-code'
}

export const bindAFactorWithLess = scenario<Binding>({
  id: 'enrol-ungated/bind-a-factor-with-less',
  title: 'Bind a factor of one’s own with less than the owner’s strongest',
  story:
    'The attacker has the password, and in some variants sees a one-time code. The owner holds a passkey. He binds an authenticator of his own next to it, to prove with it later whatever is asked.',
  class: 'enrol-ungated',
  seen: [
    'https://github.com/keycloak/keycloak/security/advisories/GHSA-4f53-xh3v-g8x4',
    'https://github.com/AthenaNetworks/mymate/issues/42',
  ],
  requirements: ['asvs-5.0.0:7.5.1', 'pci-dss-4.0.1:8.3.3'],
  needs: ['totp', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-network',
  variants: {
    'app-with-the-password': { operation: 'enrol-totp', with: 'password', needs: ['enrol-totp'] },
    'passkey-with-the-password': { operation: 'enrol-passkey', with: 'password', needs: ['enrol-passkey'] },
    'app-with-a-code': { operation: 'enrol-totp', with: 'one-time-code', needs: ['enrol-totp'] },
    'passkey-with-a-code': { operation: 'enrol-passkey', with: 'one-time-code', needs: ['enrol-passkey'] },
  },

  async honest({ victim, variant }) {
    await victim.signIn()
    return victim.completes(variant.operation, victim.intends(variant.operation))
  },

  async attack({ victim, attacker, variant }) {
    const thief = attacker.takes('password', victim)
    const seen: Code = attacker.sees(victim.nextCode('victim'))
    await thief.signIn()
    const asked = await thief.perform(variant.operation, { name: 'Spare' })
    if (asked.seen === null) return asked
    // the one deviation
    const how = variant.with === 'password' ? ({ factor: 'password' } as const) : ({ factor: 'totp', code: seen } as const)
    await thief.answer(asked, how)
    return thief.perform(variant.operation, { name: 'Spare' }, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
