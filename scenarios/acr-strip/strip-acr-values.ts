import { scenario } from 'stepproof'

/** Everything in an authorization request that says how strongly, how freshly or by what reference it was demanded. */
const demands = ['acr_values', 'max_age', 'claims', 'request', 'request_uri']

function strip(authorization: URLSearchParams): void {
  for (const name of demands) authorization.delete(name)
}

export const stripAcrValues = scenario({
  id: 'acr-strip/strip-acr-values',
  title: 'Strip the demanded level from the authorization request',
  story:
    'A browser extension waits for the redirect to the identity provider and removes the demand for a second factor from it. The attacker knows the password and gives only that; the answer that comes back is genuine, but of level 1.',
  class: 'acr-strip',
  seen: ['https://github.com/keycloak/keycloak/issues/16884'],
  requirements: ['rfc-9470:5', 'asvs-5.0.0:6.8.4', 'asvs-5.0.0:10.3.4'],
  needs: ['open-id-connect', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await victim.signIn()
    const extension = attacker.atDeviceOf(victim)
    const asked = await extension.perform('transfer', toHimself)
    // the one deviation
    await extension.answer(asked, { factor: 'password', editAuthorization: strip })
    return extension.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
