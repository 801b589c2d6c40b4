import { scenario, upToTheCode } from 'stepproof'

interface Redeeming {
  readonly goods: readonly ('authorization-code' | 'code-verifier' | 'dpop-key')[]
  readonly verifier: 'own' | 'none' | 'another'
  readonly ownerFirst: 'owner-first' | 'thief-only'
}

export const redeemAStolenCode = scenario<Redeeming>({
  id: 'code-pkce/redeem-a-stolen-code',
  title: 'Redeem a stolen authorization code',
  story:
    'Another app on the phone has registered for the same address and gets the code of the sign-in; in the worst case it has the key of the app as well. It redeems the code without a verifier, with one of its own, or, when it has come by that too, once more after the app that it was for.',
  class: 'code-pkce',
  seen: ['https://github.com/goauthentik/authentik/blob/main/website/docs/security/cves/CVE-2023-48228.md'],
  requirements: ['asvs-5.0.0:10.4.2', 'asvs-5.0.0:10.4.6', 'rfc-9700:4.5'],
  needs: ['authorization-code', 'statement'],
  surfaces: ['api'],
  steals: ['authorization-code', 'code-verifier', 'dpop-key'],
  from: 'victim-device',
  variants: {
    'without-a-verifier': { goods: ['authorization-code'], verifier: 'none', ownerFirst: 'thief-only' },
    'with-another-verifier': { goods: ['authorization-code'], verifier: 'another', ownerFirst: 'thief-only' },
    'after-its-owner': { goods: ['authorization-code', 'code-verifier'], verifier: 'own', ownerFirst: 'owner-first' },
    'with-the-key-without-a-verifier': { goods: ['authorization-code', 'dpop-key'], verifier: 'none', ownerFirst: 'thief-only' },
    'with-the-key-and-another-verifier': {
      goods: ['authorization-code', 'dpop-key'],
      verifier: 'another',
      ownerFirst: 'thief-only',
    },
    'with-the-key-after-its-owner': {
      goods: ['authorization-code', 'code-verifier', 'dpop-key'],
      verifier: 'own',
      ownerFirst: 'owner-first',
    },
  },

  async honest({ victim }) {
    await victim.signIn(upToTheCode)
    await victim.redeem()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant: { goods, verifier, ownerFirst } }) {
    await victim.signIn(upToTheCode)
    const thief = attacker.takes(goods, victim)
    if (ownerFirst === 'owner-first') await victim.redeem()
    // the one deviation
    return [await thief.redeem(verifier), await thief.perform('statement', {})]
  },

  expects: { outcome: 'refused' },
})
