import { type AnswerHow, scenario } from 'stepproof'

export const leaveAStepOut = scenario<{ readonly how: AnswerHow }>({
  id: 'gate-step-skip/leave-a-step-out',
  title: 'Leave out the proof, and go on with the challenge as if it had been given',
  story:
    'The attacker sits at an open browser, and knows the password by now. He enters the challenge in the middle: calls the address that comes after the proof, sends an empty form, gives up and goes on, or repeats the first step in the place of the second.',
  class: 'gate-step-skip',
  seen: [
    'https://github.com/goauthentik/authentik/security/advisories/GHSA-xp7f-xjjx-gwm8',
    'https://github.com/LabD/wagtail-2fa/security/advisories/GHSA-89px-ww3j-g2mm',
    'https://developer.joomla.org/security-centre/964-20250402-core-mfa-authentication-bypass.html',
  ],
  requirements: ['asvs-5.0.0:2.3.1', 'asvs-5.0.0:6.3.4', 'rfc-9470:5'],
  needs: ['open-id-connect', 'change-email', 'push'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-device',
  holds: ['totp', 'webauthn', 'push'],
  variants: {
    'going-on': { how: { factor: 'none', skip: 'resume' } },
    'an-empty-form': { how: { factor: 'none', skip: 'empty' } },
    'giving-up': { how: { factor: 'none', skip: 'cancel' } },
    'the-end-of-another': { how: { factor: 'none', skip: 'finish' } },
    'the-first-step-again': { how: { factor: 'password' } },
  },

  async honest({ victim }) {
    await victim.signIn()
    const email = victim.intends('change-email')
    await victim.answer(await victim.perform('change-email', email), { factor: 'none', skip: 'cancel' })
    return victim.completes('change-email', email)
  },

  async attack({ victim, attacker, variant: { how } }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const email = attacker.forges({}, 'email')
    const asked = await intruder.perform('change-email', email)
    // the one deviation
    const answered = await intruder.answer(asked, how)
    return [answered, await intruder.perform('change-email', email, { after: asked })]
  },

  expects: { outcome: 'challenged' },
})
