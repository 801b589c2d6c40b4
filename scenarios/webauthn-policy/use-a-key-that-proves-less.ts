import { type Forgery, scenario } from 'stepproof'

interface Less {
  readonly forged: Forgery
}

export const useAKeyThatProvesLess = scenario<Less>({
  id: 'webauthn-policy/use-a-key-that-proves-less',
  title: 'Use a security key without its PIN, without a touch, or as a copy',
  story:
    'The attacker knows the password and has the customer’s security key on the desk, but neither its PIN nor her finger; or malware talks to the key and nobody touches it; or the key was copied, and the copy counts from where it was made. The signature is right all the same.',
  class: 'webauthn-policy',
  seen: ['https://go.dev/issue/79566', 'https://github.com/keycloak/keycloak/issues/49133'],
  requirements: ['asvs-5.0.0:6.3.3', 'nist-800-63b-4:3.2.8'],
  needs: ['webauthn', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password', 'assertion'],
  from: 'victim-network',
  variants: {
    'no-user-verification': { forged: 'no-user-verification' },
    'no-user-presence': { forged: 'no-user-presence' },
    'nobody-there': { forged: 'nobody-there' },
    'counter-back': { forged: 'counter-back' },
    'counter-same': { forged: 'counter-same' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'), { factor: 'webauthn' })
    return victim.completes('transfer', victim.intends('transfer', 2), { factor: 'webauthn' })
  },

  async attack({ victim, attacker, variant: { forged } }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer', 2), { factor: 'webauthn' })
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('transfer', toHimself)
    // the one deviation
    await thief.answer(asked, { factor: 'webauthn', authenticatorOf: victim, forged })
    return thief.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
