import { type Actor, scenario } from 'stepproof'

interface Ended {
  readonly after: (victim: Actor) => Promise<unknown>
}

export const useElevationAfterItsEnd = scenario<Ended>({
  id: 'elevation-lifecycle/use-elevation-after-its-end',
  title: 'Use an elevation after what should have ended it',
  story:
    'The customer has stepped up, and then does what takes the ground from under it: removes the passkey with which it was given, or signs out and in again with the password only. Malware that sits in the browser goes on as if nothing had happened.',
  class: 'elevation-lifecycle',
  seen: ['https://attack.mitre.org/techniques/T1550/004/'],
  requirements: ['asvs-5.0.0:7.4.1', 'asvs-5.0.0:7.4.3', 'asvs-5.0.0:8.3.2'],
  needs: ['change-email', 'webauthn', 'totp'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'factor-removed': {
      needs: ['remove-factor'],
      after: (victim) => victim.completes('remove-factor', { factor: 'webauthn' }, { factor: 'webauthn' }),
    },
    'signed-out': {
      needs: ['sign-out'],
      after: (victim) => victim.signOut(),
    },
    'signed-in-anew': {
      needs: ['sign-out'],
      async after(victim) {
        await victim.signOut()
        await victim.signIn()
      },
    },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    return victim.perform('change-email', victim.intends('change-email', 2))
  },

  async attack({ victim, attacker, variant: { after } }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'), { factor: 'webauthn' })
    await after(victim)
    // the one deviation
    return attacker.atDeviceOf(victim).perform('change-email', attacker.forges({}, 'email'))
  },

  expects: { outcome: 'challenged' },
})
