import { scenario } from 'stepproof'

export const removeTheLastFactor = scenario({
  id: 'factor-remove-ungated/remove-the-last-factor',
  title: 'Take one factor after the other away, up to the last',
  story:
    'The attacker sits in the middle and gets the owner to give the passkey twice. He removes the authenticator app and then the passkey itself, so that from then on the password alone is the account. The last factor must stay: losing it is a matter for recovery.',
  class: 'factor-remove-ungated',
  seen: ['https://www.phpmyadmin.net/security/PMASA-2022-1/'],
  requirements: ['asvs-5.0.0:6.3.3', 'asvs-5.0.0:6.5.6', 'pci-dss-4.0.1:8.4.2'],
  needs: ['remove-factor', 'transfer', 'totp', 'webauthn', 'clock'],
  surfaces: ['session', 'api'],
  steals: ['password', 'assertion'],
  from: 'victim-network',
  holds: ['totp', 'webauthn'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'webauthn' })
  },

  async attack({ victim, attacker, clock }) {
    const removes = async (factor: string) => {
      const thief = attacker.takes('password', victim)
      await thief.signIn()
      const removed = await thief.completes('remove-factor', { factor }, { factor: 'webauthn', authenticatorOf: victim })
      clock.advance(1)
      return removed
    }
    await removes('totp')
    // the one deviation
    return removes('webauthn')
  },

  expects: { outcome: 'refused' },
})
