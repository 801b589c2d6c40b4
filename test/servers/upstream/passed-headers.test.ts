import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { headersForUpstream } from '../../../servers/upstream/headers-for-upstream.ts'
import { headersFromUpstream } from '../../../servers/upstream/headers-from-upstream.ts'
import { isOwnCookie } from '../../../servers/upstream/own-cookies.ts'
import { root, sources } from '../../shape/sources.ts'

const upstream = new URL('http://127.0.0.1:3000')
const origin = 'https://localhost:8443'
const facts = { upstream, origin, address: '127.20.0.3', requestId: 'r-1', identity: 'signed' }
const ours = {
  host: '127.0.0.1:3000',
  'x-forwarded-for': '127.20.0.3',
  'x-forwarded-host': 'localhost:8443',
  'x-forwarded-proto': 'https',
  'x-request-id': 'r-1',
  'stepproof-identity': 'signed',
}

describe('to the app', () => {
  test('goes what the client said for the app, and what the gateway says', () => {
    const said = {
      accept: 'text/html',
      'content-type': 'application/json',
      'content-length': '5',
      'x-app': 'a',
      'user-agent': 'b',
      cookie: 'app=1',
    }
    expect(headersForUpstream(said, facts)).toEqual({ ...said, ...ours })
  })

  test.each([
    'stepproof-identity',
    'stepproof_identity',
    'stepproof.identity',
    'stepproof-anything',
    'authorization',
    'dpop',
    'host',
    'forwarded',
    'x-forwarded-for',
    'x_forwarded_for',
    'x-forwarded-user',
    'x-forwarded-anything',
    'x-real-ip',
    'true-client-ip',
    'x-original-url',
    'x-rewrite-url',
    'x-http-method-override',
    'x-http-method',
    'x-method-override',
    'x-request-id',
    'x-middleware-subrequest',
    'remote-user',
    'x-remote-user',
    'x-authenticated-user',
    'x-auth-request-email',
    'proxy',
    'via',
    'expect',
    'connection',
    'keep-alive',
    'proxy-connection',
    'proxy-authorization',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'http2-settings',
  ])('the client’s %s does not go', (name) => {
    expect(headersForUpstream({ [name]: 'forged' }, { ...facts, requestId: null, identity: null })).toEqual(
      Object.fromEntries(Object.entries(ours).filter(([own]) => own !== 'x-request-id' && own !== 'stepproof-identity')),
    )
  })

  test('headers that the client names in Connection do not go, and it cannot name ours away', () => {
    const named = headersForUpstream({ connection: 'X-App , stepproof-identity, x-forwarded-for', 'x-app': 'a' }, facts)
    expect(named).toEqual(ours)
  })

  test.each([
    ['__Host-session=a', undefined],
    ['app=1; __Host-session=a; b=2', 'app=1; b=2'],
    ['__Host-session=a; app=1', 'app=1'],
    ['app=1;__HOST-SESSION=a', 'app=1'],
    ['app=1; __Host-idp-session=a; __Host-idp-session.sig=b; __Secure-idp-interaction=c', 'app=1'],
    ['__Host-sessions=theirs', '__Host-sessions=theirs'],
  ])('of the cookies %s go %s', (cookie, expected) => {
    expect(headersForUpstream({ cookie }, facts).cookie).toBe(expected)
  })
})

describe('from the app', () => {
  const answer = { upstream, origin, path: '/a/b', personal: false }
  const from = (headers: NodeJS.Dict<string[]>, personal = false) => headersFromUpstream(headers, { ...answer, personal })

  test.each([
    [['app=1; Path=/'], ['app=1; Path=/']],
    [['__Host-session=x; Path=/; Secure', 'app=1'], ['app=1']],
    [['__host-SESSION=x'], []],
    [[' __Host-session =x'], []],
    [['=__Host-session=x'], []],
    [['__Host-session'], []],
    [['__Secure-idp-interaction=x', '__Host-browser=x', '__Host-idp-session.sig=x'], []],
  ])('the cookies %j set %j', (values, expected) => {
    expect(from({ 'set-cookie': values })['set-cookie']).toEqual(expected)
  })

  test.each([
    ['http://127.0.0.1:3000/x?y#z', `${origin}/x?y#z`],
    ['/x', `${origin}/x`],
    ['x', `${origin}/a/x`],
    ['//127.0.0.1:3000/x', `${origin}/x`],
    ['http://127.0.0.1:3001/x', 'http://127.0.0.1:3001/x'],
    ['https://example.com/', 'https://example.com/'],
    ['//example.com/', '//example.com/'],
  ])('the location %s is %s', (location, expected) => {
    expect(from({ location: [location] }).location).toEqual([expected])
  })

  test('its security headers stay, but for transport security', () => {
    const headers = from({
      'content-security-policy': ["default-src 'none'"],
      'x-frame-options': ['SAMEORIGIN'],
      'strict-transport-security': ['max-age=0'],
      'alt-svc': ['h3=":1"'],
      'dpop-nonce': ['theirs'],
    })
    expect(headers).toEqual({ 'content-security-policy': "default-src 'none'", 'x-frame-options': 'SAMEORIGIN' })
  })

  test('what it says nothing of is strict', () => {
    expect(from({})).toEqual({ 'content-security-policy': "frame-ancestors 'none'" })
    expect(from({}, true)).toMatchObject({ 'cache-control': 'no-store' })
    expect(from({ 'cache-control': ['max-age=5'] }, true)).toMatchObject({ 'cache-control': 'max-age=5' })
  })

  test('what belongs to the connection does not come', () => {
    const gone = {
      connection: ['X-Hop, close'],
      'x-hop': ['1'],
      'keep-alive': ['timeout=5'],
      'transfer-encoding': ['chunked'],
      upgrade: ['h2c'],
      'proxy-authenticate': ['Basic'],
    }
    expect(from(gone)).toEqual(from({}))
  })
})

test('every cookie that the servers set is known as their own', () => {
  const texts = sources
    .filter(({ path }) => path.startsWith('servers/'))
    .map(({ path }) => readFileSync(`${root}${path}`, 'utf8'))
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/['"]((?:__Host|__Secure)-[\w-]+)['"]/g)].map(([, name = '']) => name)),
  )
  expect(named.size).toBeGreaterThan(3)
  expect([...named].filter((name) => !isOwnCookie(name))).toEqual([])
})
