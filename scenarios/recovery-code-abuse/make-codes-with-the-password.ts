import { scenario } from 'stepproof'

export const makeCodesWithThePassword = scenario({
  id: 'recovery-code-abuse/make-codes-with-the-password',
  title: 'Stock recovery codes with nothing but the password',
  story:
    'The attacker has the password and no second factor. He asks for a new sheet of recovery codes, which would open the account at any later time and make the codes of its owner worthless.',
  class: 'recovery-code-abuse',
  seen: ['https://github.com/drakkan/sftpgo/security/advisories/GHSA-54qx-8p8w-xhg8'],
  requirements: ['nist-800-63b-4:4.2.1', 'asvs-5.0.0:7.5.1'],
  needs: ['recovery-codes', 'totp', 'make-recovery-codes'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  holds: ['totp', 'recovery-codes'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('make-recovery-codes', {})
  },

  async attack({ victim, attacker }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('make-recovery-codes', {})
    // the one deviation
    await thief.answer(asked, { factor: 'password' })
    return thief.perform('make-recovery-codes', {}, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
