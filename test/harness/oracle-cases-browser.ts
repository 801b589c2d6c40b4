/** Cases of the oracles about browsers, transport and relays: most judge what stands in headers and addresses. */
import type { Evidence, Exchange } from '../../harness/record.ts'
import { makeAnswer, makeChallenge, makeEvidence, makeExchange, makePerform, start } from './make-evidence.ts'
import type { OracleCases } from './oracle-cases.ts'

type Named = Readonly<Record<string, string>>
const hsts = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
const listed = (headers: Named) => Object.entries(headers).map(([name, value]) => ({ name, value }))

interface Told {
  readonly method?: string
  readonly url?: string
  readonly sent?: Named
  readonly status?: number
  readonly got?: Named
  readonly type?: string
  readonly actor?: Exchange['actor']
}

function exchange({
  method = 'GET',
  url = 'https://localhost:8443/a',
  sent = {},
  status = 200,
  got = hsts,
  ...rest
}: Told): Exchange {
  const made = makeExchange('x1', status)
  const content = { size: 0, mimeType: rest.type ?? 'application/json', text: '' }
  return {
    ...made,
    actor: rest.actor ?? 'victim',
    request: { ...made.request, method, url, headers: listed(sent) },
    response: { status, headers: listed(got), content },
  }
}

const attack = (overrides: Partial<Evidence>) => makeEvidence('attack', overrides)
const told = (...all: Told[]) => attack({ exchanges: all.map(exchange) })
const handshake = (protocol: string, cipher: string, anew = false) =>
  attack({
    steps: [
      {
        does: 'handshake',
        actor: 'attacker',
        account: 'attacker',
        holder: 'attacker 1',
        stolen: null,
        position: 'elsewhere',
        address: '127.99.0.2',
        at: start,
        outcome: 'done',
        exchanges: [],
        offered: 'something',
        agreed: { protocol, cipher, anew },
      },
    ],
  })
const page = (got: Named) => told({ type: 'text/html; charset=utf-8', got: { ...hsts, ...got } })
const from = (origin: string, got: Named) => told({ sent: { origin }, got: { ...hsts, ...got } })
const sentBy = (site: string, outcome: 'done' | 'refused', method = 'POST') =>
  attack({
    steps: [makePerform({ actor: 'attacker', outcome })],
    exchanges: [exchange({ method, sent: { 'sec-fetch-site': site, cookie: 'a={cookie 1}' } })],
  })
const sendsOn = (location: string, told_: Told = {}) => told({ status: 303, got: { ...hsts, location }, ...told_ })
const plain = 'http://localhost:8080/a'
const heard = (outcome: 'done' | 'refused', second = '{cookie 1}') =>
  attack({
    steps: [makePerform({ outcome, exchanges: ['x2'] })],
    exchanges: [
      exchange({ url: plain, status: 426, got: {}, sent: { cookie: 'session={cookie 1}' } }),
      { ...exchange({ sent: { cookie: `session=${second}` } }), id: 'x2' },
    ],
  })
const admin = { operation: 'admin-page', values: {} }
const relayed = (factor: string, level: number, outcome: 'done' | 'refused' = 'done', opened: 'done' | 'challenged' = 'done') =>
  attack({
    steps: [
      makeAnswer({ factor, level, outcome, challenge: makeChallenge({ operation: 'admin-page' }) }),
      makePerform({ ...admin, outcome: opened, exchanges: ['x9'] }),
    ],
    exchanges: [exchange({ actor: 'attacker' })],
  })

export const browserCases: Readonly<Record<string, OracleCases>> = {
  'transport-is-protected': {
    accepts: {
      'TLS 1.3': handshake('TLSv1.3', 'TLS_AES_256_GCM_SHA384'),
      'TLS 1.2 with forward secrecy and authenticated encryption': handshake(
        'TLSv1.2',
        'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
      ),
      'an answer that keeps browsers to TLS for a year': told({}),
      'an answer without TLS, of which browsers take no such word': told({ url: plain, got: {}, status: 426 }),
    },
    objects: {
      'an old protocol': handshake('TLSv1.1', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'),
      'no forward secrecy': handshake('TLSv1.2', 'TLS_RSA_WITH_AES_128_GCM_SHA256'),
      'no authenticated encryption': handshake('TLSv1.2', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'),
      'a shortened tag': handshake('TLSv1.2', 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8'),
      'nobody in particular at the other end': handshake('TLSv1.2', 'TLS_DH_anon_WITH_AES_128_GCM_SHA256'),
      'a connection that is agreed on anew': handshake('TLSv1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', true),
      'an answer that says nothing': told({ got: {} }),
      'an answer that says it for a second less than a year': told({ got: { 'strict-transport-security': 'max-age=31535999' } }),
    },
  },
  'nothing-goes-in-clear': {
    accepts: {
      'a refusal': told({ url: plain, method: 'POST', status: 426, got: {} }),
      'a reader who is sent to TLS': told({ url: plain, status: 308, got: { location: 'https://localhost:8443/a' } }),
      'a session that is over afterwards': heard('refused'),
      'another session': heard('done', '{cookie 2}'),
    },
    objects: {
      'an answer': told({ url: plain, got: {} }),
      'a cookie': told({ url: plain, status: 308, got: { location: 'https://localhost/', 'set-cookie': 'a={cookie 1}' } }),
      'a body that is sent on': told({ url: plain, method: 'POST', status: 308, got: { location: 'https://localhost/' } }),
      'a reader who is sent on without TLS': told({ url: plain, status: 308, got: { location: '/b' } }),
      'a query that is said again': told({ url: `${plain}?a=b`, status: 308, got: { location: 'https://localhost/a?a=b' } }),
      'a session that goes on': heard('done'),
    },
  },
  'pages-cannot-be-framed': {
    accepts: {
      'a page that nobody frames': page({ 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" }),
      'a page that only its own site frames': page({ 'content-security-policy': "frame-ancestors 'self'" }),
      'a page that says so in the old way': page({ 'x-frame-options': 'DENY' }),
      'an answer that is no page': told({}),
    },
    objects: {
      'a page that says nothing': page({}),
      'a page with a policy about other things': page({ 'content-security-policy': "default-src 'none'" }),
      'a page that others may frame': page({ 'content-security-policy': 'frame-ancestors https://partner.example' }),
      'a policy that goes before the old header': page({
        'content-security-policy': 'frame-ancestors *',
        'x-frame-options': 'DENY',
      }),
      'words that browsers do not know': page({ 'x-frame-options': 'ALLOW-FROM https://partner.example' }),
    },
  },
  'answers-are-not-cached': {
    accepts: {
      'no-store': told({ sent: { cookie: 'a={cookie 1}' }, got: { ...hsts, 'cache-control': 'private, no-store' } }),
      'what is nobody’s': told({}),
      'a socket that is opened': told({ sent: { cookie: 'a={cookie 1}' }, status: 101 }),
    },
    objects: {
      'an answer to a cookie': told({ sent: { cookie: 'a={cookie 1}' } }),
      'an answer to a token': told({ sent: { authorization: 'DPoP {token 1}' }, got: { ...hsts, 'cache-control': 'no-cache' } }),
      'a new cookie': told({ got: { ...hsts, 'set-cookie': 'a={cookie 1}' } }),
      'a word that only ends alike': told({ sent: { cookie: 'a=b' }, got: { ...hsts, 'cache-control': 'x-no-store' } }),
    },
  },
  'foreign-origins-read-nothing': {
    accepts: {
      'the own origin': from('https://localhost:8443', {
        'access-control-allow-origin': 'https://localhost:8443',
        'access-control-allow-credentials': 'true',
      }),
      'another origin that may not': from('https://evil.example', {}),
      'anybody without cookies': from('https://evil.example', { 'access-control-allow-origin': '*' }),
    },
    objects: {
      'another origin that may': from('https://evil.example', {
        'access-control-allow-origin': 'https://evil.example',
        'access-control-allow-credentials': 'true',
      }),
      'no origin at all': from('null', { 'access-control-allow-origin': 'null', 'access-control-allow-credentials': 'true' }),
    },
  },
  'other-sites-change-nothing': {
    accepts: {
      'the own page': sentBy('same-origin', 'done'),
      'another site that is refused': sentBy('cross-site', 'refused'),
      'a navigation': sentBy('cross-site', 'done', 'GET'),
    },
    objects: { 'another site': sentBy('cross-site', 'done'), 'another port of the same host': sentBy('same-site', 'done') },
  },
  'redirects-stay-at-home': {
    accepts: {
      'a path': sendsOn('/account'),
      'another site of the service': sendsOn('https://localhost:8444/auth'),
      'a name that only contains the attacker’s': sendsOn('https://secure-login.example.localhost/'),
      'the attacker’s own site': sendsOn('https://secure-login.example/b', { url: 'https://a.secure-login.example/a' }),
    },
    objects: {
      'the attacker’s site': sendsOn('https://secure-login.example/'),
      'the same without a scheme': sendsOn('//secure-login.example/'),
      'the same with a backslash': sendsOn('/\\secure-login.example/'),
    },
  },
  'phishing-opens-nothing-protected': {
    accepts: {
      'a code that was relayed and opened nothing': relayed('totp', 2, 'done', 'challenged'),
      'a passkey that was refused': relayed('webauthn', 0, 'refused', 'challenged'),
      'a passkey that was given to the target itself': attack({
        steps: [
          makeAnswer({ factor: 'webauthn', level: 3, challenge: makeChallenge({ operation: 'admin-page' }) }),
          makePerform(admin),
        ],
      }),
    },
    objects: {
      'a code that was relayed': relayed('totp', 2),
      'a passkey that was relayed': relayed('webauthn', 0, 'done', 'challenged'),
    },
  },
}
