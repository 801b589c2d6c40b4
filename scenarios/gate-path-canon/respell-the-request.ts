import { type RequestTemplate, scenario } from 'stepproof'

type Spelling = (request: RequestTemplate) => RequestTemplate

const path =
  (respell: (path: string) => string): Spelling =>
  (request) => ({ ...request, path: respell(request.path) })
const firstLetterEncoded = (text: string) => text.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)

/** Other ways to write the same request that a lenient router may read as the same; the honest one comes last. */
const spellings: readonly Spelling[] = [
  path((text) => `/${text}`),
  path((text) => `${text}/`),
  path((text) => text.replace(/\/(?=[^/]*$)/, '//')),
  path((text) => `/.${text}`),
  path((text) => `/x/..${text}`),
  path((text) => `/%2e${text}`),
  path((text) => text.toUpperCase()),
  path(firstLetterEncoded),
  path((text) => text.replace(/\/(?=[^/]*$)/, '%2f')),
  path((text) => `${text};x=1`),
  path((text) => `${text}%20`),
  path((text) => `/x/..;${text}`),
  path((text) => text.replace(/\/(?=[^/]*$)/, '/x/..;/')),
  path((text) => text.replace(/\/(?=[^/]*$)/, '/./')),
  path((text) => text.replace(/\/(?=[^/]*$)/, '/x/../')),
  path((text) => text.replace(/\/(?=[^/]*$)/, '/x/%2e%2e/')),
  path((text) => text.replace(/\/(?=[^/]*$)/, '%5c')),
  path((text) => `${text}.`),
  path((text) => `${text}%00`),
  path((text) => `${text}?next=/`),
  path((text) => `${text}?path=/public`),
  path((text) => `${text}?path=/login`),
  path((text) => `${text}?/assets/style.css`),
  path((text) => `${text}#/public`),
  path((text) => `${text}#/login`),
  path((text) => `${text}?x=%`),
  path((text) => `${text}%`),
  path((text) => `${text}?%c0%ae`),
  path((text) => `${text}.json`),
  (request) => ({ ...request, method: 'POST' }),
  (request) => ({ ...request, method: 'PATCH' }),
  (request) => ({ ...request, method: 'POST', headers: { 'x-http-method-override': request.method } }),
  (request) => ({ ...request, headers: { 'x-original-url': '/', 'x-rewrite-url': '/' } }),
  (request) => request,
]

export const respellTheRequest = scenario({
  id: 'gate-path-canon/respell-the-request',
  title: 'Reach the action by another spelling of path or method',
  story:
    'The attacker sits at an open browser without any second factor. He writes the protected address in every way that a lenient router might still understand: doubled slashes, dots, capital letters, encoded letters, an open path in query or fragment, other methods.',
  class: 'gate-path-canon',
  seen: [
    'https://github.com/oauth2-proxy/oauth2-proxy/security/advisories/GHSA-7rh7-c77v-6434',
    'https://github.com/oauth2-proxy/oauth2-proxy/security/advisories/GHSA-pxq7-h93f-9jrg',
    'https://github.com/better-auth/better-auth/pull/10004',
  ],
  requirements: ['asvs-5.0.0:8.3.1', 'asvs-5.0.0:4.1.4'],
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
    for (const spelled of spellings) {
      // the one deviation
      tried.push(await intruder.perform('change-email', attacker.forges({}, 'email'), { spelled }))
    }
    return tried
  },

  expects: { outcome: 'challenged', mayNotExist: true },
})
