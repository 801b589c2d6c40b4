import { scenario } from 'stepproof'

export const finishItAfterEverythingWasEnded = scenario<{ readonly after: 'sign-out' | 'a-day' }>({
  id: 'gate-pending-session/finish-it-after-everything-was-ended',
  title: 'Finish a half-finished sign-in after its owner has ended everything',
  story:
    'The attacker has given the password and waits for a code. The customer notices something and signs out everywhere; then a code is seen over the shoulder, and the attacker goes on where he stopped.',
  class: 'gate-pending-session',
  seen: ['https://github.com/pennersr/django-allauth/blob/main/docs/release-notes/2024.rst'],
  requirements: ['asvs-5.0.0:7.4.1', 'asvs-5.0.0:6.3.3'],
  needs: ['two-step-sign-in', 'sign-out', 'statement', 'clock'],
  surfaces: ['api'],
  steals: ['password', 'totp-code'],
  from: 'elsewhere',
  variants: { 'signed-out': { after: 'sign-out' }, 'a-day-later': { after: 'a-day' } },

  async honest({ victim, clock }) {
    const begun = await victim.signIn('unfinished')
    clock.advance(60)
    if (begun.step.outcome === 'challenged') await victim.signIn('resumed', { code: victim.nextCode('victim') })
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant: { after }, clock }) {
    await victim.signIn()
    const intruder = attacker.takes('password', victim)
    await intruder.signIn('unfinished')
    if (after === 'sign-out') await victim.signOut(true)
    else clock.advance(24 * 3600)
    const seen = attacker.sees(victim.nextCode('victim'))
    // the one deviation
    const finished = await intruder.signIn('resumed', { code: seen })
    return [finished, await intruder.perform('statement', {})]
  },

  expects: { outcome: 'refused' },
})
