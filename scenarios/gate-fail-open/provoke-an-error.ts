import { type RequestTemplate, scenario } from 'stepproof'

type Spelling = (request: RequestTemplate) => RequestTemplate

const query =
  (text: string): Spelling =>
  (request) => ({ ...request, path: `${request.path}?${text}` })
const header =
  (name: string, value: string): Spelling =>
  (request) => ({ ...request, headers: { ...request.headers, [name]: value } })

/** What a parser somewhere on the way may fail at. */
const spellings: readonly Spelling[] = [
  ...['x=%', '%c0%ae%zz', '__proto__[x]=1', 'a[b]=1&a=2', `x=${'a'.repeat(4000)}`, '&'.repeat(2000)].map(query),
  ...['a', '', '999.999.999.999', '::ffff:zz', '1.2.3.4,'.repeat(200)].map((text) => header('x-forwarded-for', text)),
  header('forwarded', 'for="_mystery'),
  header('accept-language', `${'x-'.repeat(500)};q=NaN`),
  header('accept', '*/*;q=%,,;'),
  header('if-modified-since', 'never'),
  header('traceparent', '00-zz-zz-zz'),
  header('sec-ch-ua-platform', '"'),
  header('x-long', 'x'.repeat(8000)),
  (request) => ({ ...request, body: { ...Object(request.body), nested: deep(200) } }),
  (request) => request,
]

function deep(levels: number): unknown {
  return levels === 0 ? null : [deep(levels - 1)]
}

export const provokeAnError = scenario({
  id: 'gate-fail-open/provoke-an-error',
  title: 'Make a check on the way fail, and hope that failing opens the action',
  story:
    'The attacker sits at an open browser without any second factor. To the protected request he adds what cannot be parsed: broken escapes, an address that is none, bodies that go too deep. Where a check throws, the action may go through unchecked.',
  class: 'gate-fail-open',
  seen: [
    'https://github.com/goauthentik/authentik/blob/main/website/docs/security/cves/CVE-2024-47070.md',
    'https://github.com/authelia/authelia/security/advisories/GHSA-68wm-pfjf-wqp6',
  ],
  requirements: ['asvs-5.0.0:16.5.2', 'asvs-5.0.0:16.5.3'],
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

  expects: { outcome: 'challenged' },
})
