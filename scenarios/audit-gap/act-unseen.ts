import { scenario } from 'stepproof'

export const actUnseen = scenario({
  id: 'audit-gap/act-unseen',
  title: 'Try everything without leaving a trace',
  story:
    'The attacker knows the password and tries what he can: a payment that is challenged, wrong codes, another person’s address in a header, a request that is refused. Whoever reads the log afterwards must find each attempt, with who, from where and what came of it.',
  class: 'audit-gap',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4619/'],
  requirements: ['asvs-5.0.0:16.2.1', 'asvs-5.0.0:16.3.1', 'asvs-5.0.0:16.3.2', 'asvs-5.0.0:16.3.3', 'pci-dss-4.0.1:10.2.1.4'],
  needs: ['audit', 'totp', 'transfer', 'admin-page'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const thief = attacker.takes('password', victim)
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const home = victim.options.device.address
    await thief.signIn()
    const asked = await thief.perform('transfer', toHimself)
    const guessed = await thief.answer(asked, { factor: 'totp', code: attacker.guessesWrong(victim, 1) })
    // the one deviation
    const disguised = await thief.perform('transfer', toHimself, {
      spelled: (request) => ({ ...request, headers: { ...request.headers, 'x-forwarded-for': home, forwarded: `for=${home}` } }),
    })
    const foreign = await attacker.own.signIn().then(() => attacker.own.perform('admin-page', {}))
    return [guessed, disguised, foreign]
  },

  expects: { outcome: 'challenged' },
})
