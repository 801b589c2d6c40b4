import { scenario } from 'stepproof'

export const answerAfterSignOut = scenario({
  id: 'logout-ineffective/answer-after-sign-out',
  title: 'Answer a challenge that was left open at sign-out',
  story:
    'The customer is asked for a code, thinks better of it and signs out. The attacker, who has a copy of the session and sees the next code over the shoulder, answers the question that was left open.',
  class: 'logout-ineffective',
  seen: ['https://github.com/pennersr/django-allauth/blob/main/docs/release-notes/2024.rst'],
  requirements: ['asvs-5.0.0:7.4.1'],
  needs: ['sign-out', 'transfer', 'totp'],
  surfaces: ['session', 'api'],
  steals: ['session-cookie', 'access-token', 'device-key', 'challenge', 'totp-code'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('transfer', victim.intends('transfer', 2))
    await victim.signOut()
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    const goods = ['session-cookie', 'access-token', 'device-key', 'challenge'] as const
    const thief = attacker.takes(goods, victim, { imitating: true })
    await victim.signOut()
    // the one deviation
    const answered = await thief.answer(asked, { factor: 'totp', code: attacker.sees(victim.nextCode('victim')) })
    return [answered, await thief.perform('transfer', rent, { after: asked })]
  },

  expects: { outcome: 'refused' },
})
