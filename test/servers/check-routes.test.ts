import { describe, expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { checkMessages } from '../../servers/gateway/events/message.ts'
import { checkRoutes } from '../../servers/gateway/intercept/check-routes.ts'
import type { Policy, Route, StepUp } from '../../servers/gateway/policy.ts'

const act = () => ({ kind: 'json', status: 200, body: null }) as const
const open: Policy = { kind: 'open' }
const route = (method: Route['method'], path: string, policy: Policy = open): Route => ({ method, path, policy, act })
const stepUp = (overrides: Partial<StepUp> = {}): StepUp => ({
  kind: 'step-up',
  level: 2,
  maxAgeSeconds: 300,
  once: true,
  administrators: false,
  details: () => detailsOf('transfer'),
  ...overrides,
})
/** As a cast or a configuration file could bring it. */
const forced = (change: object): Route => Object.assign(route('POST', '/x', stepUp()), change)

describe('a gateway does not start with', () => {
  test.each([
    ['no policy', forced({ policy: undefined }), 'there is no policy'],
    ['an unknown policy', forced({ policy: { kind: 'public' } }), 'there is no policy'],
    ['level 0', forced({ policy: { ...stepUp(), level: 0 } }), 'the level is not 1, 2 or 3'],
    ['level 4', forced({ policy: { ...stepUp(), level: 4 } }), 'the level is not 1, 2 or 3'],
    ['level 1.5', forced({ policy: { ...stepUp(), level: 1.5 } }), 'the level is not 1, 2 or 3'],
    ['no level', forced({ policy: { ...stepUp(), level: undefined } }), 'the level is not 1, 2 or 3'],
    ['a negative age', route('POST', '/x', stepUp({ maxAgeSeconds: -1 })), 'the maximum age is not a number of seconds'],
    [
      'no age at all',
      forced({ policy: { ...stepUp(), maxAgeSeconds: undefined } }),
      'the maximum age is not a number of seconds',
    ],
    ['an age of NaN', route('POST', '/x', stepUp({ maxAgeSeconds: Number.NaN })), 'the maximum age is not a number of seconds'],
    ['nothing to approve', forced({ policy: { ...stepUp(), details: undefined } }), 'nothing says what an approval is for'],
    ['reading that happens once', route('GET', '/x', stepUp()), 'reading changes nothing, so it cannot be approved once'],
    ['nothing to do', forced({ act: undefined }), 'expected exactly one of act and converse, or forward'],
    ['two things to do', forced({ converse: async () => act() }), 'expected exactly one of act and converse, or forward'],
    ['one name for two parameters', route('GET', '/a/:id/:id'), 'two parameters have the same name'],
  ] as const)('%s', (_what, strange, says) => {
    expect(() => checkRoutes([route('GET', '/'), strange])).toThrow(`${strange.method} ${strange.path}: ${says}`)
  })

  test.each([
    '',
    'x',
    '/x/',
    '//x',
    '/x//y',
    '/x/../y',
    '/./x',
    '/%78',
    '/x;y',
    '/x?y',
    '/x y',
    '/x/:',
    '/x/:a-b',
    '/x/a:b',
    '/*',
    '/é',
  ])('a route at %j', (path) => {
    expect(() => checkRoutes([route('GET', path)])).toThrow('canonical spelling')
  })

  test.each([
    ['/x', '/x'],
    ['/x/:id', '/x/:name'],
    ['/x/:id', '/x/all'],
    ['/x/all', '/x/:id'],
    ['/x/:id/y', '/x/z/:other'],
    ['/:a', '/b'],
  ])('both %s and %s for the same method', (one, other) => {
    expect(() => checkRoutes([route('POST', one), route('POST', other)])).toThrow(
      `POST ${other}: the same request could be for POST ${one}`,
    )
  })

  test('a message for a route that is not there', () => {
    const routes = [route('GET', '/x/:id')]
    expect(() => checkMessages({ a: { method: 'GET', path: '/x/:object' } }, routes)).not.toThrow()
    expect(() => checkMessages({ a: { method: 'POST', path: '/x/:object' } }, routes)).toThrow('message a: no route is declared')
    expect(() => checkMessages({ a: { method: 'GET', path: '/y' } }, routes)).toThrow('message a')
  })
})

test('a gateway starts with routes that can be told apart', () => {
  const routes = [
    route('GET', '/'),
    route('GET', '/x/:id', stepUp({ once: false, maxAgeSeconds: null })),
    route('POST', '/x/:id', stepUp({ level: () => 3, maxAgeSeconds: 0 })),
    route('GET', '/x/:id/y'),
    route('GET', '/x'),
    route('POST', '/x'),
  ]
  expect(() => checkRoutes(routes)).not.toThrow()
})

describe('before an app', () => {
  const forward = { read: async () => null, send: async () => undefined }
  const forwarded = (method: Route['method'], path: string, policy: Policy = open): Route => ({ method, path, policy, forward })

  test('routes may have dots inside, a rest at the end, and special cases', () => {
    const routes = [
      route('GET', '/login'),
      route('GET', '/.well-known/keys.json'),
      forwarded('GET', '/*'),
      forwarded('GET', '/files/:id_2/a.b~c'),
      forwarded('GET', '/files/*', stepUp({ once: true })),
      forwarded('PATCH', '/:id'),
    ]
    expect(() => checkRoutes(routes)).not.toThrow()
  })

  test.each(['/a*', '/*/a', '/.a', '/a/..', '/a/', '//', '/a%20', ''])('a route at %j is none', (path) => {
    expect(() => checkRoutes([forwarded('GET', path)])).toThrow('canonical spelling')
  })

  test('the gateway’s own routes still have to be told apart, and no path comes twice', () => {
    expect(() => checkRoutes([forwarded('GET', '/*'), route('GET', '/x/:id'), route('GET', '/x/a')])).toThrow('GET /x/a')
    expect(() => checkRoutes([route('GET', '/x'), forwarded('GET', '/x')])).toThrow('the same request could be for GET /x')
    expect(() => checkRoutes([Object.assign(forwarded('GET', '/x'), { act })])).toThrow('expected exactly one')
  })
})
