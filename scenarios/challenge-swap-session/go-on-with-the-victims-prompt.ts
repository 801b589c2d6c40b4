import { scenario } from 'stepproof'

export const goOnWithTheVictimsPrompt = scenario({
  id: 'challenge-swap-session/go-on-with-the-victims-prompt',
  title: 'Have a prompt that the victim approved for herself open another session',
  story:
    'The attacker has signed in with the password and waits at a challenge, without sending a request to the phone. When the customer approves a payment of her own he goes on, as if the approval had been for his.',
  class: 'challenge-swap-session',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2024/WSO2-2022-1920/'],
  requirements: ['asvs-5.0.0:6.6.2', 'nist-800-63b-4:3.1.3.2'],
  needs: ['push', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  holds: ['totp', 'push'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'push' })
  },

  async attack({ victim, attacker }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const his = await thief.perform('transfer', toHimself)
    await victim.signIn()
    const hers = await victim.perform('transfer', victim.intends('transfer'))
    await victim.answer(hers, {
      factor: 'push',
      async meanwhile(shown) {
        await victim.phone().approves(shown)
        // the one deviation
        await thief.answer(his, { factor: 'push', opens: 'nothing', meanwhile: async () => undefined })
      },
    })
    return thief.perform('transfer', toHimself, { after: his })
  },

  expects: { outcome: 'challenged' },
})
