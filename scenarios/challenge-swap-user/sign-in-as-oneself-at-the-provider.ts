import { scenario } from 'stepproof'

export const signInAsOneselfAtTheProvider = scenario({
  id: 'challenge-swap-user/sign-in-as-oneself-at-the-provider',
  title: 'Meet a challenge with another account at the identity provider',
  story:
    'Malware has copied the customer’s session with the key of her device. The attacker starts a payment, and at the identity provider, which does not know his browser, he signs in to his own account and gives his own second factor. What comes back is genuine, but speaks of him.',
  class: 'challenge-swap-user',
  seen: ['https://www.okta.com/security-blog/2018/08/multi-factor-authentication-microsoft-adfs-vulnerability/'],
  requirements: ['asvs-5.0.0:6.6.2', 'rfc-9700:4.5'],
  needs: ['open-id-connect', 'transfer', 'totp'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await victim.signIn()
    const thief = attacker.takes(['session-cookie', 'device-key'], victim, { imitating: true })
    const asked = await thief.perform('transfer', toHimself)
    // the one deviation
    await thief.answer(asked, { factor: 'totp', code: attacker.own.nextCode('attacker'), signInAs: attacker.own })
    return thief.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
