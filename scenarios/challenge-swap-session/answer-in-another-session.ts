import { scenario } from 'stepproof'

export const answerInAnotherSession = scenario({
  id: 'challenge-swap-session/answer-in-another-session',
  title: 'Answer the victim’s challenge from the attacker’s session',
  story:
    'Malware in the customer’s browser starts a transfer and passes the challenge on to the attacker, who has an account and an authenticator of his own. He answers the challenge in his own session, and the transfer is tried in both.',
  class: 'challenge-swap-session',
  seen: ['https://www.okta.com/security-blog/2018/08/multi-factor-authentication-microsoft-adfs-vulnerability/'],
  requirements: ['asvs-5.0.0:6.6.2', 'asvs-5.0.0:8.2.2'],
  needs: ['transfer'],
  surfaces: ['session', 'api'],
  steals: ['challenge'],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await victim.signIn()
    await attacker.own.signIn()
    const malware = attacker.atDeviceOf(victim)
    const asked = await malware.perform('transfer', toHimself)
    // the one deviation
    await attacker.own.answer(asked)
    return [
      await malware.perform('transfer', toHimself, { after: asked }),
      await attacker.own.perform('transfer', toHimself, { after: asked }),
    ]
  },

  expects: { outcome: 'challenged' },
})
