import { scenario } from 'stepproof'

interface Removed {
  readonly kind: 'totp' | 'webauthn'
}

export const actBelowTheStrongestFactor = scenario<Removed>({
  id: 'aal-miscomputed/act-below-the-strongest-factor',
  title: 'Change an account with less than its strongest factor',
  story:
    'The account has a passkey beside its one-time codes, and whatever changes its factors takes the strongest of them. The attacker knows the password and sees a code; he tries to take a factor away with these, in the hope that the server miscounts what the account holds.',
  class: 'aal-miscomputed',
  seen: [
    'https://github.com/ory/kratos/security/advisories/GHSA-wc43-73w7-x2f5',
    'https://github.com/zitadel/zitadel/security/advisories/GHSA-cfjq-28r2-4jv5',
  ],
  requirements: ['asvs-5.0.0:6.3.3', 'asvs-5.0.0:6.3.4', 'asvs-5.0.0:7.5.1'],
  needs: ['remove-factor', 'totp', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['totp-code'],
  from: 'victim-device',
  variants: { 'the-weaker': { kind: 'totp' }, 'the-strongest': { kind: 'webauthn' } },

  async honest({ victim, variant: { kind } }) {
    await victim.signIn()
    return victim.completes('remove-factor', { factor: kind }, { factor: 'webauthn' })
  },

  async attack({ victim, attacker, variant: { kind } }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const asked = await intruder.perform('remove-factor', { factor: kind })
    if (asked.step.outcome !== 'challenged') return asked
    // the one deviation
    await intruder.answer(asked, { factor: 'totp', code: attacker.sees(victim.nextCode('victim')) })
    return intruder.perform('remove-factor', { factor: kind }, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
