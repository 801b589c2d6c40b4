import { scenario } from 'stepproof'

export const removeTheLastFactor = scenario({
  id: 'factor-remove-ungated/remove-the-last-factor',
  title: 'Take the last factor of the account away',
  story:
    'The attacker has the password and sees one code of the owner, who holds nothing else. With the code he removes the authenticator app, so that from then on the password alone is the account.',
  class: 'factor-remove-ungated',
  seen: ['https://www.phpmyadmin.net/security/PMASA-2022-1/'],
  requirements: ['asvs-5.0.0:6.3.3', 'asvs-5.0.0:6.5.6', 'pci-dss-4.0.1:8.4.2'],
  needs: ['remove-factor', 'totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-network',
  holds: ['totp'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: 'totp' })
  },

  async attack({ victim, attacker }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    // the one deviation
    const code = attacker.sees(victim.nextCode('victim'))
    const asked = await thief.perform('remove-factor', { factor: 'totp' })
    await thief.answer(asked, { factor: 'totp', code })
    return thief.perform('remove-factor', { factor: 'totp' }, { after: asked })
  },

  expects: { outcome: 'refused' },
})
