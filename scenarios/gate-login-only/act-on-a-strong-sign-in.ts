import { scenario } from 'stepproof'

interface Acted {
  readonly operation: 'transfer' | 'change-email'
  readonly field: string
}

export const actOnAStrongSignIn = scenario<Acted>({
  id: 'gate-login-only/act-on-a-strong-sign-in',
  title: 'Act in an app that was signed in to with a second factor',
  story:
    'The customer signs in to the app with password and code and puts the phone down. Somebody picks it up: the token says that a second factor was there, but nobody has approved what he does now.',
  class: 'gate-login-only',
  seen: ['https://attack.mitre.org/techniques/T1550/001/'],
  requirements: ['asvs-5.0.0:7.5.3', 'rfc-9470:3', 'psd2-rts:5.1.b'],
  needs: ['strong-sign-in', 'totp', 'clock'],
  surfaces: ['api'],
  steals: [],
  from: 'victim-device',
  variants: {
    transfer: { operation: 'transfer', field: 'payee', needs: ['transfer'] },
    'change-email': { operation: 'change-email', field: 'email', needs: ['change-email'] },
  },

  async honest({ victim, clock, variant: { operation } }) {
    await victim.signIn('second-factor')
    clock.advance(60)
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, clock, variant: { operation, field } }) {
    await victim.signIn('second-factor')
    clock.advance(60)
    // the one deviation
    return attacker.atDeviceOf(victim).perform(operation, attacker.forges(victim.intends(operation), field))
  },

  expects: { outcome: 'challenged' },
})
