import { type Forgery, scenario } from 'stepproof'

interface Forged {
  readonly forged: Forgery
}

export const forgeTheAssertion = scenario<Forged>({
  id: 'ceremony-unverified/forge-the-assertion',
  title: 'Answer a WebAuthn ceremony with an assertion that does not verify',
  story:
    'The attacker knows the password and has lured the customer to a page of his own. He hands in what her passkey signed there, for another origin or challenge, or names her credential and makes the signature up.',
  class: 'ceremony-unverified',
  seen: [
    'https://github.com/risa-labs-inc/BossConsole/issues/35',
    'https://about.gitlab.com/releases/2026/01/21/patch-release-gitlab-18-8-2-released/',
  ],
  requirements: ['asvs-5.0.0:6.7.2', 'nist-800-63b-4:3.2.5'],
  needs: ['webauthn', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password', 'assertion'],
  from: 'victim-network',
  variants: {
    'other-origin': { forged: 'other-origin' },
    'other-port': { forged: 'other-port' },
    'other-rp-id': { forged: 'other-rp-id' },
    'foreign-frame': { forged: 'foreign-frame' },
    'create-type': { forged: 'create-type' },
    'other-challenge': { forged: 'other-challenge' },
    'junk-signature': { forged: 'junk-signature' },
    'no-signature': { forged: 'no-signature' },
    'signature-of-another': { forged: 'signature-of-another' },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'webauthn' })
  },

  async attack({ victim, attacker, variant: { forged } }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('transfer', toHimself)
    // the one deviation
    await thief.answer(asked, { factor: 'webauthn', authenticatorOf: victim, forged })
    return thief.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
