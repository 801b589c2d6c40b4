import { type AnswerHow, scenario } from 'stepproof'

interface Edited {
  readonly edit: (authorization: URLSearchParams) => void
  readonly factor: NonNullable<AnswerHow['factor']>
}

/** Everything in an authorization request that says how strongly, how freshly or by what reference it was demanded. */
const demands = ['acr_values', 'max_age', 'claims', 'request', 'request_uri']

function strip(authorization: URLSearchParams): void {
  for (const name of demands) authorization.delete(name)
}

/** Levels are named by a number at the end, or the name stays what it is. */
function lower(authorization: URLSearchParams): void {
  const lowest = (authorization.get('acr_values') ?? '1').replace(/\d+$/, '1')
  authorization.set('acr_values', lowest)
  authorization.set('claims', JSON.stringify({ id_token: { acr: { essential: false, value: lowest } } }))
}

/** Who was asked a moment ago is not asked again, unless the request insists. */
function unprompt(authorization: URLSearchParams): void {
  for (const name of ['prompt', 'max_age']) authorization.delete(name)
}

export const stripAcrValues = scenario<Edited>({
  id: 'acr-strip/strip-acr-values',
  title: 'Strip the demanded level from the authorization request',
  story:
    'A browser extension waits for the redirect to the identity provider and removes or lowers the demand for a fresh second factor in it. The attacker knows the password and gives only that, or nothing where the customer was there before; the answer that comes back is genuine, but worth less.',
  class: 'acr-strip',
  seen: ['https://github.com/keycloak/keycloak/issues/16884'],
  requirements: ['rfc-9470:5', 'asvs-5.0.0:6.8.4', 'asvs-5.0.0:10.3.4'],
  needs: ['open-id-connect', 'transfer', 'change-email'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-device',
  variants: {
    removed: { edit: strip, factor: 'password' },
    lowered: { edit: lower, factor: 'password' },
    unprompted: { edit: unprompt, factor: 'none' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant: { edit, factor } }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    const extension = attacker.atDeviceOf(victim)
    const asked = await extension.perform('transfer', toHimself)
    // the one deviation
    await extension.answer(asked, { factor, editAuthorization: edit })
    return extension.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
