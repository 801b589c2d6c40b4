import { describe, expect, test } from 'vitest'
import { matchPath, resolveRoute } from '../../../servers/gateway/intercept/resolve-route.ts'
import type { Route } from '../../../servers/gateway/policy.ts'
import { covers } from '../../../servers/upstream/compare-routes.ts'

const forward = { read: async () => null, send: async () => undefined }
const route = (method: Route['method'], path: string): Route => ({ method, path, policy: { kind: 'open' }, forward })
const routes = [
  route('GET', '/*'),
  route('GET', '/a/*'),
  route('GET', '/a/:id'),
  route('GET', '/a/b'),
  route('GET', '/a/:id/pay'),
  route('POST', '/a/*'),
  route('GET', '/App.js'),
]
const found = (method: string, target: string) => {
  const resolved = resolveRoute(routes, { method, target, headers: {} })
  return resolved.kind === 'route' ? resolved.route.path : resolved.status
}

describe('of the routes that match, the most specific counts', () => {
  test.each([
    ['GET', '/x', '/*'],
    ['GET', '/x/y/z.min.js', '/*'],
    ['GET', '/a', '/*'],
    ['GET', '/a/c', '/a/:id'],
    ['GET', '/a/b', '/a/b'],
    ['HEAD', '/a/b', '/a/b'],
    ['GET', '/a/c/pay', '/a/:id/pay'],
    ['GET', '/a/c/x', '/a/*'],
    ['POST', '/a/b', '/a/*'],
    ['GET', '/App.js', '/App.js'],
    ['GET', '/', 404],
    ['POST', '/x', 405],
    ['PUT', '/a/b', 405],
  ])('%s %s: %s', (method, target, expected) => {
    expect(found(method, target)).toBe(expected)
  })

  test.each(['/a/B', '/A/b', '/a/b.json', '/a/B.x.y', '/a/c/PAY', '/a/c/pay.html', '/A/c', '/app.js', '/APP.JS'])(
    '%s is not served by a less specific one',
    (target) => {
      expect(found('GET', target)).toBe(400)
    },
  )

  test.each(['/a/.b', '/a/b.', '/a/b..c', '/.git/config', '/a/*', '/a/%2e', '/a//b', '/a/b/', '/a/b;c'])(
    '%s is no spelling at all',
    (target) => {
      expect(found('GET', target)).toBe(400)
    },
  )
})

test.each([
  ['/*', '/', null],
  ['/*', '/a', {}],
  ['/:x', '/', null],
  ['/a/:x/*', '/a/b', null],
  ['/a/:x/*', '/a/b/c/d', { x: 'b' }],
  ['/a/*/b', '/a/x/b', null],
] as const)('%s and %s match as %j', (pattern, path, parameters) => {
  expect(matchPath(pattern, path)).toEqual(parameters)
})

test.each([
  ['/*', '/a', true],
  ['/*', '/:x/y', true],
  ['/*', '/*', true],
  ['/a/:x', '/a/b', true],
  ['/a/b', '/a/:x', false],
  ['/a/:x', '/a/*', false],
  ['/a/*', '/a', false],
  ['/*', '/', false],
  ['/:x', '/', false],
  ['/A', '/a', true],
])('%s covers %s: %s', (general, special, expected) => {
  expect(covers(general, special)).toBe(expected)
})
