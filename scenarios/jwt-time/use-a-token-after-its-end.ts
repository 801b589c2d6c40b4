import { scenario, secondsLeft } from 'stepproof'

/** Seconds after its end at which the token is tried: at once, within the differences of clocks that are allowed for, and later. */
const later = [0, 1, 29, 31, 59, 61, 299, 301, 3600]

export const useATokenAfterItsEnd = scenario({
  id: 'jwt-time/use-a-token-after-its-end',
  title: 'Use an access token after its end',
  story:
    'The customer has closed the app, whose access token is about to end. Whoever holds the phone then sends the token again: at its end, within a minute, and an hour later.',
  class: 'jwt-time',
  seen: ['https://github.com/OpenIDC/mod_auth_openidc/security/advisories/GHSA-wcvh-g65p-v576'],
  requirements: ['asvs-5.0.0:9.2.1', 'rfc-7519:4.1.4'],
  needs: ['jwt-access-token', 'statement', 'clock'],
  surfaces: ['api'],
  steals: [],
  from: 'victim-device',

  async honest({ victim, clock }) {
    await victim.signIn()
    clock.advance(secondsLeft(victim) - 1)
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, clock }) {
    await victim.signIn()
    const finder = await attacker.workshop.passesOff(attacker.atDeviceOf(victim), 'access-token', 'an access token after its end')
    clock.advance(secondsLeft(victim))
    const tried = []
    let passed = 0
    for (const seconds of later) {
      clock.advance(seconds - passed)
      passed = seconds
      // the one deviation
      tried.push(await finder.perform('statement', {}))
    }
    return tried
  },

  expects: { outcome: 'refused' },
})
