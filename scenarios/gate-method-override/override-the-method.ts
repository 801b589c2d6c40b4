import { type RequestTemplate, scenario } from 'stepproof'

type Spelling = (request: RequestTemplate) => RequestTemplate

const other =
  (method: string): Spelling =>
  (request) => ({ ...request, method })

const overridden = (sent: string, header: string): Spelling => {
  return (request) => ({ ...request, method: sent, headers: { ...request.headers, [header]: request.method } })
}

/** Other methods, and the right one named elsewhere than in the request line. The honest one comes last. */
const spellings: readonly Spelling[] = [
  ...['POST', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'SEARCH'].map(other),
  ...['x-http-method-override', 'x-http-method', 'x-method-override'].map((header) => overridden('POST', header)),
  (request) => ({ ...request, method: 'GET', body: undefined, headers: { 'x-http-method-override': request.method } }),
  (request) => ({ ...request, method: 'POST', path: `${request.path}?_method=${request.method}` }),
  (request) => ({ ...request, method: 'POST', path: `${request.path}?X-HTTP-Method-Override=${request.method}` }),
  (request) => request,
]

export const overrideTheMethod = scenario<{ readonly operation: string }>({
  id: 'gate-method-override/override-the-method',
  title: 'Ask for the action by another method, or name its method in a header',
  story:
    'The attacker sits at an open browser without any second factor. He sends the protected request with a method that the gate may not look at, and says in a header or parameter which one the server is to act on.',
  class: 'gate-method-override',
  seen: ['https://github.com/OpenIDC/mod_auth_openidc/blob/master/ChangeLog'],
  requirements: ['asvs-5.0.0:4.1.4', 'asvs-5.0.0:3.5.3'],
  needs: [],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'changing-something': { operation: 'change-email', needs: ['change-email'] },
    'reading-something': { operation: 'admin-page', needs: ['admin-page'] },
  },

  async honest({ victim, variant: { operation } }) {
    await victim.signIn()
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, variant: { operation } }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const wanted = operation === 'change-email' ? attacker.forges({}, 'email') : {}
    const tried = []
    for (const spelled of spellings) {
      // the one deviation
      tried.push(await intruder.perform(operation, wanted, { spelled }))
    }
    return tried
  },

  expects: { outcome: 'challenged', mayNotExist: true },
})
