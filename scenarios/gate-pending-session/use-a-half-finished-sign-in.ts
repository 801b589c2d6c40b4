import { scenario } from 'stepproof'

export const useAHalfFinishedSignIn = scenario({
  id: 'gate-pending-session/use-a-half-finished-sign-in',
  title: 'Use a sign-in that still waits for its second factor as if it were finished',
  story:
    'The attacker knows the password. Where a second factor is demanded he stops, keeps every cookie and token that he has got so far, and calls the service with them.',
  class: 'gate-pending-session',
  seen: ['https://hackerone.com/reports/2419776', 'https://github.com/AthenaNetworks/mymate/issues/42'],
  requirements: ['asvs-5.0.0:6.3.3', 'asvs-5.0.0:7.2.4'],
  needs: ['two-step-sign-in', 'statement', 'change-email'],
  surfaces: ['api'],
  steals: ['password'],
  from: 'elsewhere',

  async honest({ victim }) {
    const begun = await victim.signIn('unfinished')
    if (begun.step.outcome === 'challenged') await victim.signIn('resumed', { code: victim.nextCode('victim') })
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    const intruder = attacker.takes('password', victim)
    // the one deviation
    const begun = await intruder.signIn('unfinished')
    const read = await intruder.perform('statement', {})
    return [begun, read, await intruder.perform('change-email', attacker.forges({}, 'email'))]
  },

  expects: { outcome: 'challenged' },
})
