import { scenario } from 'stepproof'

export const makeTheVictimAnswer = scenario({
  id: 'challenge-swap-session/make-the-victim-answer',
  title: 'Make the victim answer the challenge of the attacker’s session',
  story:
    'The attacker has signed in with the password and started a payment. He sends the address of the challenge to the customer, who is signed in to the same account and confirms what her browser asks for. His session must not be worth more for it.',
  class: 'challenge-swap-session',
  seen: ['https://attack.mitre.org/techniques/T1621/'],
  requirements: ['asvs-5.0.0:6.6.2', 'asvs-5.0.0:7.2.4'],
  needs: ['transfer'],
  surfaces: ['session', 'api'],
  steals: ['password', 'challenge'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const thief = attacker.takes('password', victim)
    await victim.signIn()
    await thief.signIn()
    const his = await thief.perform('transfer', toHimself)
    // the one deviation
    await victim.answer(his)
    return thief.perform('transfer', toHimself, { after: his })
  },

  expects: { outcome: 'challenged' },
})
