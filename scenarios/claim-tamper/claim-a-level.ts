import { type RequestTemplate, scenario } from 'stepproof'

/** What services call a level, a factor or the time of a proof, with the values that their authors thought of. */
const claims: Readonly<Record<string, string>> = {
  acr: 'urn:stepproof:acr:3',
  aal: '3',
  level: '3',
  amr: 'hwk',
  mfa: 'true',
  'auth-time': '9999999999',
  'step-up': 'done',
}
const spelled = (prefix: string, join = '-') =>
  Object.fromEntries(Object.entries(claims).map(([name, value]) => [prefix + name.replaceAll('-', join), value]))

type Saying = (request: RequestTemplate) => RequestTemplate

const inHeaders =
  (headers: Readonly<Record<string, string>>): Saying =>
  (request) => ({ ...request, headers: { ...request.headers, ...headers } })

/** Where a request can say of itself that it is allowed. The cookie is added to those that the browser has. */
const places: readonly Saying[] = [
  inHeaders(spelled('x-')),
  inHeaders(spelled('x-auth-')),
  inHeaders(spelled('x_auth_', '_')),
  inHeaders(spelled('oidc-claim-')),
  inHeaders(spelled('x-forwarded-')),
  (request) => ({ ...request, path: `${request.path}?${new URLSearchParams(claims)}` }),
  (request) => ({ ...request, body: { ...Object(request.body), ...claims } }),
  (request) => ({ ...request, body: { ...Object(request.body), user: claims, session: claims } }),
]

export const claimALevel = scenario({
  id: 'claim-tamper/claim-a-level',
  title: 'Claim a higher level in headers, the query or the body of a request',
  story:
    'The attacker sits at an open browser without any second factor. He has the request say of itself that the factor was given: in headers that a gateway might set for the app behind it, in parameters, and in fields that an update might take over.',
  class: 'claim-tamper',
  seen: ['https://github.com/oauth2-proxy/oauth2-proxy/security/advisories/GHSA-vjrc-mh2v-45x6'],
  requirements: ['asvs-5.0.0:15.3.3', 'asvs-5.0.0:8.2.3'],
  needs: ['change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const tried = []
    for (const says of places) {
      // the one deviation
      tried.push(await intruder.perform('change-email', attacker.forges({}, 'email'), { spelled: says }))
    }
    return tried
  },

  expects: { outcome: 'challenged' },
})
