import { FlowFailure, scenario } from 'stepproof'

interface Renewals {
  readonly times: number
  readonly proven: 'second-factor' | 'password'
}

export const renewAnOldProof = scenario<Renewals>({
  id: 'renewal-inflates/renew-an-old-proof',
  title: 'Renew the tokens until an old proof looks fresh',
  story:
    'The customer confirms a change with a second factor and puts the phone down unlocked. Whoever picks it up lets the app renew its tokens, once or over and over, and acts as soon as the proof would be too old; or there never was a second factor.',
  class: 'renewal-inflates',
  seen: ['https://attack.mitre.org/techniques/T1550/001/'],
  requirements: ['rfc-9470:6.1', 'asvs-5.0.0:10.4.8', 'asvs-5.0.0:7.6.1'],
  needs: ['refresh', 'change-email', 'statement', 'clock'],
  surfaces: ['api'],
  steals: [],
  from: 'victim-device',
  variants: {
    once: { times: 1, proven: 'second-factor' },
    'over-and-over': { times: 3, proven: 'second-factor' },
    'without-a-factor': { times: 1, proven: 'password' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    await victim.renew()
    await victim.perform('statement', {})
    return victim.completes('change-email', victim.intends('change-email', 2))
  },

  async attack({ victim, attacker, clock, target, variant: { times, proven } }) {
    const maxAgeSeconds = target.operations.find(({ id }) => id === 'change-email')?.maxAgeSeconds ?? null
    if (maxAgeSeconds === null) throw new FlowFailure('the target declares no freshness for change-email')
    await victim.signIn()
    if (proven === 'second-factor') await victim.completes('change-email', victim.intends('change-email'))
    const finder = attacker.atDeviceOf(victim)
    for (let renewal = 1; renewal <= times; renewal += 1) {
      clock.advance(maxAgeSeconds / times)
      // the one deviation
      await finder.renew()
    }
    clock.advance(1)
    return finder.perform('change-email', attacker.forges(victim.intends('change-email', 2), 'email'))
  },

  expects: { outcome: 'challenged' },
})
