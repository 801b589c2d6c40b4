import { describe, expect, test } from 'vitest'
import { checkCookies } from '../../servers/gateway/intercept/check-cookies.ts'
import { checkRequestOrigin } from '../../servers/gateway/intercept/check-request-origin.ts'
import { resolveRoute } from '../../servers/gateway/intercept/resolve-route.ts'
import type { Route } from '../../servers/gateway/policy.ts'

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  policy: { kind: 'open' },
  act: () => ({ kind: 'json', status: 200, body: null }),
})
const routes = [
  route('GET', '/'),
  route('GET', '/api/account'),
  route('POST', '/api/transfers'),
  route('PUT', '/api/transfers/:id'),
  route('POST', '/api/transfers/:id/execute'),
  route('PUT', '/api/profile/email'),
]
const resolve = (method: string, target: string, headers: Record<string, string> = {}) =>
  resolveRoute(routes, { method, target, headers })
const statusOf = (method: string, target: string, headers: Record<string, string> = {}) => {
  const resolved = resolve(method, target, headers)
  return resolved.kind === 'refusal' ? resolved.status : resolved.route.path
}

describe('a request', () => {
  test.each([
    ['GET', '/', '/'],
    ['GET', '/?a=b', '/'],
    ['GET', '/api/account', '/api/account'],
    ['GET', '/api/account?next=//x/../y', '/api/account'],
    ['PUT', '/api/transfers/a_B-9', '/api/transfers/:id'],
    ['POST', '/api/transfers/a/execute', '/api/transfers/:id/execute'],
    ['PUT', '/api/profile/email', '/api/profile/email'],
  ] as const)('%s %s is served by %s', (method, target, path) => {
    expect(statusOf(method, target)).toBe(path)
  })

  test.each([
    '//api/profile/email',
    '/api//profile/email',
    '/api/profile/email/',
    '/api/profile//email',
    '/./api/profile/email',
    '/x/../api/profile/email',
    '/%2e/api/profile/email',
    '/%61pi/profile/email',
    '/api/profile%2femail',
    '/api%2Fprofile/email',
    '/api\\profile\\email',
    '/api/profile/email;x=1',
    '/api/profile/email%20',
    '/api/profile/email ',
    '/api/profile/email%00',
    '/api/profile/email\n',
    '/api/profile/email#x',
    '/api/profile/email.json',
    '/api/profile/émail',
    '/api/profile/ｅmail',
    '/api/transfers/:id',
    'api/profile/email',
    'https://localhost/api/profile/email',
    '*',
    '',
    '/ ',
  ])('to %j is refused for its spelling', (target) => {
    expect(statusOf('PUT', target)).toBe(400)
  })

  test.each([
    '/API/profile/email',
    '/api/Profile/Email',
    '/api/profile',
    '/api/profile/email/x',
    '/x',
    '/api',
    '/api/transfers/a/execute/b',
    '/__proto__',
    '/constructor',
  ])('to %s finds nothing', (target) => {
    expect(statusOf('PUT', target)).toBe(404)
  })

  test.each(['POST', 'GET', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS', 'put', 'Put', 'PUT ', 'CONNECT', ''])(
    'by %j is not served where PUT is declared',
    (method) => {
      expect(statusOf(method, '/api/profile/email')).toBe(405)
    },
  )

  test.each(['x-http-method-override', 'x-method-override', 'x-original-url', 'x-rewrite-url', 'x-forwarded-uri'])(
    'is what its request line says, not what %s says',
    (name) => {
      expect(statusOf('POST', '/api/profile/email', { [name]: 'PUT' })).toBe(405)
      expect(statusOf('GET', '/api/account', { [name]: '/api/profile/email' })).toBe('/api/account')
    },
  )

  test('brings the parameters of its path', () => {
    expect(resolve('POST', '/api/transfers/a-1/execute?id=b')).toMatchObject({
      parameters: { id: 'a-1' },
      policy: { kind: 'open' },
    })
  })
})

describe('a request with a cookie', () => {
  const own = 'https://localhost:8443'
  const cookie = 'a=b'
  const json = { 'content-type': 'application/json' }

  test.each([
    ['POST', { cookie, origin: own, ...json }, true],
    ['POST', { cookie, origin: own, 'content-type': 'application/json; charset=utf-8' }, true],
    ['POST', { cookie, 'sec-fetch-site': 'same-origin' }, true],
    ['POST', { cookie, 'sec-fetch-site': 'none' }, true],
    ['POST', { cookie, 'device-proof': 'a.b.c' }, true],
    ['POST', { cookie, authorization: 'DPoP a.b.c' }, true],
    ['POST', { cookie, origin: own, 'content-type': 'Application/JSON' }, true],
    ['POST', { cookie }, false],
    ['POST', { cookie, ...json }, false],
    ['DELETE', { cookie }, false],
    ['POST', { cookie, origin: 'https://evil.test', 'device-proof': 'a.b.c' }, false],
    ['POST', { cookie, 'sec-fetch-site': 'cross-site', 'device-proof': 'a.b.c' }, false],
    ['POST', { cookie, origin: own, 'content-type': 'application/jsonp' }, false],
    ['POST', { cookie, 'device-proof': 'a.b.c', 'content-type': 'text/plain; application/json' }, false],
    ['POST', { origin: 'https://evil.test' }, true],
    ['GET', { cookie, origin: 'https://evil.test' }, true],
    ['POST', { cookie, origin: 'https://evil.test', ...json }, false],
    ['POST', { cookie, origin: 'null', ...json }, false],
    ['POST', { cookie, origin: 'https://localhost', ...json }, false],
    ['POST', { cookie, origin: 'http://localhost:8443', ...json }, false],
    ['POST', { cookie, origin: `${own}.evil.test`, ...json }, false],
    ['POST', { cookie, origin: own, 'sec-fetch-site': 'cross-site' }, false],
    ['PUT', { cookie, 'sec-fetch-site': 'same-site' }, false],
    ['POST', { cookie, 'content-type': 'application/x-www-form-urlencoded' }, false],
    ['POST', { cookie, 'content-type': 'multipart/form-data; boundary=application/json' }, false],
    ['POST', { cookie, 'content-type': 'text/plain' }, false],
    ['DELETE', { cookie, origin: 'https://evil.test' }, false],
  ] as const)('%s with %j may act: %s', (method, headers, fair) => {
    expect(checkRequestOrigin(method, headers, own)).toBe(fair)
  })
})

test.each([
  [undefined, true],
  ['', true],
  ['__Host-session=a', true],
  ['__Host-session=a; __Host-browser=a; theme=x; theme=y', true],
  ['__Host-session=a; __Host-session=b', false],
  ['__Host-session=a; __Host-session=a', false],
  ['__Host-session=a;__Host-session=b', false],
  ['__Host-session=a; theme=x; __Host-browser=c; __Host-session =b', false],
  ['__Host-session=a; __host-session=b', false],
  ['=__Host-session=b; __Host-session=a', false],
  ['__Host-browser=a; __Host-browser=b', false],
  ['__Host-session; __Host-session=a', false],
])('cookies %j are read: %s', (header, read) => {
  expect(checkCookies(header)).toBe(read)
})
