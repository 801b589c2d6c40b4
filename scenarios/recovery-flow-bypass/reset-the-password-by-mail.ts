import { scenario } from 'stepproof'

export const resetThePasswordByMail = scenario({
  id: 'recovery-flow-bypass/reset-the-password-by-mail',
  title: 'Get past the second factor by resetting the password',
  story:
    'The attacker reads the customer’s mail. He has a link for a forgotten password sent there and sets a password of his own. In the session that follows he tries to send money and to bind an authenticator of his own; the second factor still stands in the way, and its owner still has it.',
  class: 'recovery-flow-bypass',
  seen: ['https://www.drupal.org/sa-contrib-2025-053', 'https://www.drupal.org/sa-contrib-2025-061'],
  requirements: ['asvs-5.0.0:6.4.3', 'nist-800-63b-4:4.2'],
  needs: ['mailbox', 'recovery-link', 'totp', 'transfer', 'enrol-factor'],
  surfaces: ['session'],
  steals: ['mailbox'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn('recovery-link')
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const thief = attacker.takes([], victim)
    // the one deviation
    await thief.signIn('recovery-link')
    return [
      await thief.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee')),
      await thief.perform('enrol-factor', { name: 'Spare' }),
    ]
  },

  expects: { outcome: 'challenged' },
})
