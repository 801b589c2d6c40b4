import { scenario } from 'stepproof'

export const leaveSecretsInTheLog = scenario({
  id: 'secret-in-log/leave-secrets-in-the-log',
  title: 'Make the service write secrets into its log',
  story:
    'Whoever can read the log waits for secrets to fall into it. Requests go wrong in every way that tempts a service to write down what came: wrong passwords and codes, credentials in the wrong place, bodies that cannot be read, tokens where none is taken.',
  class: 'secret-in-log',
  seen: ['https://github.com/OpenIDC/mod_auth_openidc/blob/master/ChangeLog'],
  requirements: ['asvs-5.0.0:16.2.5', 'asvs-5.0.0:14.2.1', 'pci-dss-4.0.1:8.3.2'],
  needs: ['audit', 'totp', 'transfer', 'statement'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    const rent = victim.intends('transfer')
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked, { factor: 'totp', code: victim.wrongCode() })
    return victim.completes('transfer', rent)
  },

  async attack({ victim, attacker }) {
    const { password } = victim.options.person
    const rent = victim.intends('transfer')
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('transfer', rent)
    const wrong = await thief.answer(asked, { factor: 'totp', code: attacker.guessesWrong(victim, 1) })
    // the one deviation
    const inTheQuery = await thief.perform('transfer', rent, {
      spelled: (request) => ({ ...request, path: `${request.path}?password=${password}` }),
    })
    const inTheBody = await thief.perform('transfer', rent, {
      spelled: (request) => ({ ...request, body: { password, note: `{"${password}` } }),
    })
    const unread = await thief.probe('a body that cannot be read', {
      method: 'POST',
      url: '/api/transfers',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`x:${password}`)}` },
      body: new URLSearchParams({ password }),
    })
    return [wrong, inTheQuery, inTheBody, unread]
  },

  expects: { outcome: 'challenged', mayNotExist: true },
})
