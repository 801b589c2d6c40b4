import { type RequestTemplate, scenario } from 'stepproof'

type Headers = Readonly<Record<string, string>>

const paths: readonly Headers[] = ['/', '/login', '/health', '/public'].flatMap((path) => [
  { 'x-original-url': path, 'x-rewrite-url': path },
  { 'x-forwarded-uri': path, 'x-forwarded-method': 'GET' },
])
const places: readonly Headers[] = [
  { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
  { forwarded: 'for=127.0.0.1;host=localhost;proto=https', via: '1.1 localhost' },
  { 'x-forwarded-host': 'internal', 'x-forwarded-proto': 'http', 'x-forwarded-port': '80' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-subrequest': 'src/middleware', 'x-internal-request': '1' },
  { 'x-envoy-internal': 'true', 'x-envoy-original-path': '/health' },
]
const claims: readonly Headers[] = ['x-auth-level', 'x_auth_level', 'X-Auth_Level', 'x-mfa-level'].flatMap((name) => [
  { [name]: '3', [name.replace('level', 'acr')]: 'urn:stepproof:acr:3' },
  { [name]: '3', [name.replace('level', 'user')]: 'admin', 'x-forwarded-user': 'admin', 'remote-user': 'admin' },
])
const agents: readonly Headers[] = ['GoogleHC/1.0', 'kube-probe/1.31', 'ELB-HealthChecker/2.0'].map((agent) => ({
  'user-agent': agent,
}))

const withHeaders = (headers: Headers) => (request: RequestTemplate) => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

export const spoofForwardedHeaders = scenario<{ readonly sets: readonly Headers[] }>({
  id: 'gate-forwarded-meta/spoof-forwarded-headers',
  title: 'Write the headers that only a proxy or health check of the server would send',
  story:
    'The attacker sits at an open browser without any second factor. To the protected request he adds what a proxy says to the server behind it: another path, an inner request, an identity with a high level, the name of a health check.',
  class: 'gate-forwarded-meta',
  seen: [
    'https://github.com/oauth2-proxy/oauth2-proxy/security/advisories/GHSA-7x63-xv5r-3p2x',
    'https://github.com/oauth2-proxy/oauth2-proxy/security/advisories/GHSA-5hvv-m4w4-gf6v',
    'https://github.com/oauth2-proxy/oauth2-proxy/security/advisories/GHSA-vjrc-mh2v-45x6',
    'https://github.com/vercel/next.js/security/advisories/GHSA-f82v-jwr5-mffw',
  ],
  requirements: ['asvs-5.0.0:4.1.3', 'asvs-5.0.0:15.3.7'],
  needs: ['change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'another-path': { sets: paths },
    'another-place': { sets: places },
    'a-claim': { sets: claims },
    'a-health-check': { sets: agents },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker, variant: { sets } }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const tried = []
    for (const headers of sets) {
      // the one deviation
      tried.push(await intruder.perform('change-email', attacker.forges({}, 'email'), { spelled: withHeaders(headers) }))
    }
    return [...tried, await intruder.perform('change-email', attacker.forges({}, 'email'))]
  },

  expects: { outcome: 'challenged' },
})
