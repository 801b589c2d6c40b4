import fc from 'fast-check'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { describe, expect, test } from 'vitest'
import { canonicalAddress } from '../../servers/gateway/context/canonical-address.ts'
import { clientAddress, trustedProxies } from '../../servers/gateway/intercept/client-address.ts'
import { clientHeaders } from '../../servers/gateway/intercept/client-headers.ts'
import { countRequest, holderOf, limitRequests } from '../../servers/gateway/intercept/limit-requests.ts'
import { openDeployment } from './open-deployment.ts'

const nobody = trustedProxies([])
const proxies = trustedProxies(['10.0.0.0/8', '192.0.2.7', '2001:db8:ffff::/48'])
const from = (peer: string, forwardedFor?: string, trusted = proxies) =>
  clientAddress({ peer, forwardedFor, trusted, canonical: canonicalAddress })

describe('the address of a client', () => {
  test.each(['198.51.100.1', '127.0.0.1', '::1', 'a', '10.0.0.1', '127.0.0.1, 10.0.0.1', ''])(
    'is its peer’s, though X-Forwarded-For says %j',
    (forwardedFor) => {
      expect(from('203.0.113.9', forwardedFor, nobody)).toEqual({ address: '203.0.113.9', doubtful: false })
      expect(from('203.0.113.9', forwardedFor)).toEqual({ address: '203.0.113.9', doubtful: false })
      expect(from('127.0.0.1', forwardedFor, nobody)).toEqual({ address: '127.0.0.1', doubtful: false })
    },
  )

  test.each([
    { said: '198.51.100.1', address: '198.51.100.1' },
    { said: ' 198.51.100.1 ', address: '198.51.100.1' },
    { said: '1.2.3.4, 198.51.100.1', address: '198.51.100.1' },
    { said: 'nonsense, 198.51.100.1', address: '198.51.100.1' },
    { said: '198.51.100.1, 10.9.9.9', address: '198.51.100.1' },
    { said: '1.2.3.4, 198.51.100.1, 192.0.2.7, 10.9.9.9', address: '198.51.100.1' },
    { said: '10.1.1.1, 10.9.9.9', address: '10.1.1.1' },
    { said: '127.0.0.1', address: '127.0.0.1' },
    { said: '::ffff:198.51.100.1', address: '198.51.100.1' },
    { said: '2001:DB8:0:0::1', address: '2001:db8::/64' },
    { said: '2001:db8::1, 2001:db8:ffff::5', address: '2001:db8::/64' },
  ])('behind a configured proxy that says $said is $address', ({ said, address }) => {
    expect(from('10.0.0.1', said)).toEqual({ address, doubtful: false })
    expect(from('::ffff:10.0.0.1', said)).toEqual({ address, doubtful: false })
  })

  test.each([
    '',
    ',',
    'a',
    'unknown',
    '198.51.100.1:80',
    '[2001:db8::1]',
    '198.51.100.1,',
    '198.51.100.01',
    '0xc6.51.100.1',
    '3325256705',
    '198.51.1',
    'fe80::1%eth0',
    '198.51.100.1, a, 10.0.0.1',
    '198.51.100.1\r\n',
    '256.1.1.1',
    ' ',
    'localhost',
  ])('is the proxy’s and doubtful when the proxy says %j', (said) => {
    const clean = said.trim() === '198.51.100.1'
    expect(from('10.0.0.1', said)).toEqual(
      clean ? { address: '198.51.100.1', doubtful: false } : { address: '10.0.0.1', doubtful: true },
    )
  })

  test('is the same in all spellings', () => {
    expect(canonicalAddress('::FFFF:7f00:1')).toBe('127.0.0.1')
    expect(canonicalAddress('0:0:0:0:0:0:0:1')).toBe('::1')
    expect(canonicalAddress('2001:DB8::A')).toBe(canonicalAddress('2001:db8:0:0:0:0:0:a'))
  })

  test('never fails, whatever is said', () => {
    fc.assert(
      fc.property(fc.string(), (said) => {
        expect(from('10.0.0.1', said).address).not.toBe('')
        expect(from('203.0.113.9', said)).toEqual({ address: '203.0.113.9', doubtful: false })
      }),
    )
  })
})

describe('proxies are configured', () => {
  test.each([
    '',
    'a',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '::/129',
    '10.0.0',
    'fe80::1%a/64',
    '10.0.0.0/-1',
  ])('not by %j', (range) => {
    expect(() => trustedProxies(['127.0.0.1', range])).toThrow(`found '${range}'`)
  })
})

describe('the limit on requests', () => {
  test('counts an IPv6 network of 64 bits as one, and IPv4 addresses each for itself', () => {
    expect(holderOf('2001:db8:1:2:3:4:5:6')).toBe(holderOf('2001:db8:1:2::1'))
    expect(holderOf('2001:db8:1:2::1')).not.toBe(holderOf('2001:db8:1:3::1'))
    expect(holderOf('203.0.113.1')).not.toBe(holderOf('203.0.113.2'))
  })

  test('lets through as many as it says and not one more, also out of many addresses of one network', async () => {
    const counter = new RateLimiterMemory({ points: 5, duration: 10 })
    const tries = Array.from({ length: 50 }, (_, at) => limitRequests(counter, `2001:db8:1:2::${at.toString(16)}`))
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(5)
    expect(await limitRequests(counter, '2001:db8:1:3::1')).toBe(true)
  })

  test('fails when it cannot count', async () => {
    const broken = { consume: () => Promise.reject(new Error('out of order')) }
    await expect(countRequest(broken, 'a')).rejects.toThrow('out of order')
  })
})

const spellings = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-uri',
  'x-forwarded-prefix',
  'x-forwarded-user',
  'x-forwarded-email',
  'x-forwarded-client-cert',
  'x-forwarded',
  'forwarded',
  'forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
  'x-remote-addr',
  'x-originating-ip',
  'x-original-url',
  'x-original-uri',
  'x-rewrite-url',
  'x-middleware-subrequest',
  'x-middleware-prefetch',
  'x-user',
  'x-user-id',
  'x-auth-user',
  'x-auth-level',
  'x-auth-request-email',
  'x-authenticated-user',
  'x-remote-user',
  'x-remote-group',
  'remote-user',
  'oidc-claim-sub',
  'oidc-access-token',
  'x-goog-authenticated-user-email',
  'x-ms-client-principal',
  'x-amzn-oidc-identity',
  'x-acr',
  'x-role',
  'x-roles',
  'ssl-client-cert',
  'x-ssl-client-verify',
  'x-client-cert',
  'proxy-authorization',
  'proxy-connection',
]
const own = [
  'host',
  'authorization',
  'cookie',
  'dpop',
  'device-proof',
  'origin',
  'referer',
  'user-agent',
  'accept',
  'accept-language',
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'sec-fetch-site',
  'sec-ch-ua-platform',
  'sec-websocket-key',
  'x-request-id',
  'x-requested-with',
  'x-http-method-override',
  'if-none-match',
]

describe('of what a client sends', () => {
  const cleaned = (name: string) =>
    clientHeaders({ headers: { [name.toLowerCase()]: 'a', accept: 'b' }, rawHeaders: [name, 'a', 'Accept', 'b'] })
  const capital = (name: string) =>
    name.replaceAll(/(^|-)(\w)/g, (_all, dash: string, letter: string) => dash + letter.toUpperCase())

  test.each(spellings)('%s is removed in every spelling', (name) => {
    for (const spelt of [name, capital(name), name.toUpperCase(), name.replaceAll('-', '_'), capital(name).replace('-', '_')]) {
      expect(cleaned(spelt), spelt).toEqual({
        headers: { accept: 'b' },
        headersDistinct: { accept: ['b'] },
        rawHeaders: ['Accept', 'b'],
      })
    }
  })

  test.each(['content_type', 'X_Anything', 'device_proof', '_'])('%s is removed for its underscore', (name) => {
    expect(cleaned(name)).toEqual({ headers: { accept: 'b' }, headersDistinct: { accept: ['b'] }, rawHeaders: ['Accept', 'b'] })
  })

  test.each(own)('%s stays', (name) => {
    expect(cleaned(name).headers).toHaveProperty([name])
    expect(cleaned(capital(name)).rawHeaders).toContain(capital(name))
  })
})

describe('a deployment', () => {
  const spoof = { 'x-forwarded-for': '198.51.100.77', 'x-real-ip': '198.51.100.77', forwarded: 'for=198.51.100.77' }
  const addressOf = async (trusted: readonly string[], headers: Record<string, string>) => {
    const town = await openDeployment({ trustedProxies: trusted })
    try {
      const answer = await town.send(town.deployment.origin, '/', { headers: { ...headers, 'x-request-id': 'a' } })
      await town.send(town.deployment.issuer, '/jwks', { headers: { ...headers, 'x-request-id': 'b' } })
      const events = town.deployment.auditAbout(new Set(['a', 'b']))
      return { status: answer.status, addresses: events.map(({ address }) => address) }
    } finally {
      await town.close()
    }
  }

  test('without proxies logs and judges the peer at both doors', async () => {
    expect(await addressOf([], spoof)).toEqual({ status: 200, addresses: ['127.0.0.1', '127.0.0.1'] })
  })

  test('behind a configured proxy logs what the proxy says in X-Forwarded-For, and believes nothing else of it', async () => {
    const said = { ...spoof, 'x-real-ip': '1.1.1.1', forwarded: 'for=2.2.2.2' }
    expect(await addressOf(['127.0.0.1'], said)).toEqual({ status: 200, addresses: ['198.51.100.77', '198.51.100.77'] })
    const { 'x-forwarded-for': _none, ...others } = said
    expect((await addressOf(['127.0.0.1'], others)).addresses).toEqual(['127.0.0.1', '127.0.0.1'])
  })

  test('does not start with a proxy that is none', async () => {
    await expect(openDeployment({ trustedProxies: ['everybody'] })).rejects.toThrow("found 'everybody'")
  })

  test('counts by the peer, though every request claims another address, and the provider counts with it', async () => {
    const most = 20
    const town = await openDeployment({ requestsPerTenSeconds: most })
    try {
      const { origin, issuer } = town.deployment
      const statuses = await Promise.all(
        Array.from({ length: most + 20 }, (_, at) =>
          town
            .send(at % 2 === 0 ? origin : issuer, at % 2 === 0 ? '/' : '/jwks', {
              headers: { 'x-forwarded-for': `198.51.100.${at % 250}`, 'x-request-id': `r${at}` },
            })
            .then(({ status }) => status),
        ),
      )
      expect(statuses.filter((status) => status === 429)).toHaveLength(20)
      const ids = new Set(statuses.map((_status, at) => `r${at}`))
      const events = town.deployment.auditAbout(ids)
      expect(events).toHaveLength(statuses.length)
      expect(new Set(events.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']))
    } finally {
      await town.close()
    }
  })
})
