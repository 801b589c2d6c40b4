import { scenario } from 'stepproof'

interface Change {
  readonly operation: 'enrol-totp' | 'enrol-passkey' | 'remove-factor' | 'change-email'
}

export const bindAFactorUnnoticed = scenario<Change>({
  id: 'enrol-ungated/bind-a-factor-unnoticed',
  title: 'Change the owner’s factors without the owner noticing',
  story:
    'The attacker sits in the middle and gets the owner to give a passkey for what looks like a sign-in. With it he binds a factor of his own, takes one away or changes the address. The proof is right, so it happens; but the owner has to be told on another channel at once.',
  class: 'enrol-ungated',
  seen: ['https://attack.mitre.org/techniques/T1556/006/'],
  requirements: ['asvs-5.0.0:6.3.7'],
  needs: ['mailbox', 'totp', 'webauthn', 'statement'],
  surfaces: ['session', 'api'],
  steals: ['password', 'assertion'],
  from: 'victim-network',
  variants: {
    'new-app': { operation: 'enrol-totp', needs: ['enrol-totp'] },
    'new-passkey': { operation: 'enrol-passkey', needs: ['enrol-passkey'] },
    'app-removed': { operation: 'remove-factor', needs: ['remove-factor'] },
    'new-address': { operation: 'change-email', needs: ['change-email'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant }) {
    const { operation } = variant
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    // the one deviation
    return thief.completes(operation, victim.intends(operation), { factor: 'webauthn', authenticatorOf: victim })
  },

  expects: { outcome: 'challenged', mayBeDone: 1 },
})
