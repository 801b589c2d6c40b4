import { type Actor, type AnswerHow, scenario } from 'stepproof'

interface Own {
  readonly answer: (own: Actor) => AnswerHow
}

export const answerWithOnesOwnAuthenticator = scenario<Own>({
  id: 'challenge-swap-user/answer-with-ones-own-authenticator',
  title: 'Answer another person’s challenge with an authenticator of one’s own',
  story:
    'The attacker has an account with a passkey and an authenticator app, and knows the customer’s password. He signs in as the customer and answers the challenge with what is registered for himself.',
  class: 'challenge-swap-user',
  seen: ['https://www.okta.com/security-blog/2018/08/multi-factor-authentication-microsoft-adfs-vulnerability/'],
  requirements: ['asvs-5.0.0:6.6.2', 'asvs-5.0.0:8.2.2'],
  needs: ['transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  variants: {
    passkey: { answer: (own) => ({ factor: 'webauthn', authenticatorOf: own }), needs: ['webauthn'] },
    'one-time-code': { answer: (own) => ({ factor: 'totp', code: own.nextCode('attacker') }), needs: ['totp'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'webauthn' })
  },

  async attack({ victim, attacker, variant }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('transfer', toHimself)
    // the one deviation
    await thief.answer(asked, variant.answer(attacker.own))
    return thief.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
