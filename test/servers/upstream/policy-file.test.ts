import { describe, expect, test } from 'vitest'
import { describeRoute, nameRoutes } from '../../../servers/upstream/name-routes.ts'
import { readPolicy } from '../../../servers/upstream/policy-file.ts'
import { upstreamAddress } from '../../../servers/upstream/upstream-address.ts'

/** Everything that is said about a file. */
function complaints(text: string): string[] {
  try {
    readPolicy(text, 'policy.yaml')
    return []
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : ['no error']
  }
}

/** A file with one route, the fields one a line from line 2 on. */
const route = (...fields: string[]) => `routes:\n  - ${fields.join('\n    ')}\n`
const pay = ['path: /pay', 'method: POST', 'level: 2']
const two = (one: string, other: string) => `routes:\n  - ${one}\n  - ${other}\n`

describe('a policy file', () => {
  test.each([
    ['an empty file', '', '1:1', 'found an empty file, expected a map with `routes`'],
    ['white space only', ' \n\n', '1:1', 'found an empty file'],
    ['a comment only', '# nothing\n', '1:1', 'found an empty file'],
    ['a text', 'hello\n', '1:1', 'found "hello", expected a map with `routes`'],
    ['a list', '- path: /\n', '1:1', 'expected a map with `routes`'],
    ['no routes in a map', '{}\n', '1:1', 'routes: found nothing, expected a list of routes'],
    ['an empty list', 'routes: []\n', '1:9', 'found [], expected at least one route'],
    ['routes that are no list', 'routes: 5\n', '1:9', 'routes: found 5, expected a list of routes'],
    ['a route that is no map', 'routes:\n  - 5\n', '2:5', 'routes[0]: found 5, expected a map'],
    ['an unknown key', route(...pay, 'maxAge: 5'), '5:5', 'routes[0]: found the key maxAge, expected path, method'],
    [
      'an unknown key at the top',
      'version: 1\nroutes: [{path: /, method: GET, level: 0}]\n',
      '1:1',
      'found the key version, expected only routes',
    ],
    [
      'an unknown level',
      route('path: /pay', 'method: POST', 'level: 4'),
      '4:12',
      'routes[0].level: found 4, expected 0 (open), 1 (signed in), 2 or 3',
    ],
    ['a level in quotes', route('path: /pay', 'method: POST', 'level: "2"'), '4:12', 'found "2", expected 0 (open)'],
    ['a level between two', route('path: /pay', 'method: POST', 'level: 1.5'), '4:12', 'found 1.5, expected 0 (open)'],
    ['no level', route('path: /pay', 'method: POST'), '2:5', 'routes[0].level: found nothing, expected 0 (open)'],
    ['no path', route('method: POST', 'level: 2'), '2:5', 'routes[0].path: found nothing, expected a path like'],
    ['no method', route('path: /pay', 'level: 2'), '2:5', 'routes[0].method: found nothing, expected one of GET'],
    ['a method that is none', route('path: /pay', 'method: FETCH', 'level: 2'), '3:13', 'found "FETCH", expected one of GET'],
    ['a method in small letters', route('path: /pay', 'method: post', 'level: 2'), '3:13', 'found "post", expected one of GET'],
    ['HEAD', route('path: /pay', 'method: HEAD', 'level: 2'), '3:13', 'HEAD goes with GET'],
    ['a negative freshness', route(...pay, 'freshness: -1'), '5:16', 'found -1, expected at least 1 second'],
    ['a freshness of nothing', route(...pay, 'freshness: 0'), '5:16', 'found 0, expected at least 1 second'],
    ['a freshness beyond all approvals', route(...pay, 'freshness: 901'), '5:16', 'found 901, expected at most 900 seconds'],
    ['a freshness with a unit', route(...pay, 'freshness: 5m'), '5:16', 'found "5m", expected a whole number of seconds'],
    ['a freshness in parts', route(...pay, 'freshness: 1.5'), '5:16', 'found 1.5, expected a whole number of seconds'],
    [
      'freshness at level 1',
      route('path: /pay', 'method: POST', 'level: 1', 'freshness: 300'),
      '5:16',
      'expected level 2 or 3 where freshness is demanded',
    ],
    ['freshness at level 0', route('path: /pay', 'method: POST', 'level: 0', 'freshness: 300'), '5:16', 'expected level 2 or 3'],
    ['binds on GET', route('path: /pay', 'method: GET', 'level: 2', 'binds: [amount]'), '5:12', 'expected a method with a body'],
    [
      'binds at level 1',
      route('path: /pay', 'method: POST', 'level: 1', 'binds: [amount]'),
      '5:12',
      'expected level 2 or 3 where an approval binds',
    ],
    ['binds that is no list', route(...pay, 'binds: amount'), '5:12', 'found "amount", expected a list of field names'],
    ['empty binds', route(...pay, 'binds: []'), '5:12', 'expected at least one field, or no binds at all'],
    ['a field twice', route(...pay, 'binds: [amount, Amount]'), '5:12', 'expected each field once, whatever its case'],
    [
      'a field with a strange name',
      route(...pay, 'binds: ["a b"]'),
      '5:13',
      'routes[0].binds[0]: found "a b", expected a field name',
    ],
    ['a field that is a number', route(...pay, 'binds: [1]'), '5:13', 'found 1, expected the name of a field'],
    ['once as a word', route(...pay, 'once: maybe'), '5:11', 'found "maybe", expected true or false'],
    [
      'once at level 1',
      route('path: /pay', 'method: POST', 'level: 1', 'once: true'),
      '5:11',
      'expected level 2 or 3 where an approval is used once',
    ],
    ['a WebSocket by POST', route(...pay, 'websocket: true'), '5:16', 'expected method GET where WebSockets pass'],
    [
      'a WebSocket once',
      route('path: /ws', 'method: GET', 'level: 2', 'once: true', 'websocket: true'),
      '5:11',
      'a socket goes on',
    ],
    [
      'a relative path',
      route('path: pay', 'method: POST', 'level: 2'),
      '2:11',
      'found "pay", expected a path in its canonical spelling',
    ],
    ['a trailing slash', route('path: /pay/', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    ['a double slash', route('path: /a//b', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    ['dot segments', route('path: /a/../b', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    ['an escape', route('path: /a%2fb', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    ['a query', route('path: /a?b=c', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    [
      'a wildcard in the middle',
      route('path: /a/*/b', 'method: POST', 'level: 2'),
      '2:11',
      'expected * as the last segment only',
    ],
    ['half a wildcard', route('path: /a/b*', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    ['a parameter twice', route('path: /:a/:a', 'method: POST', 'level: 2'), '2:11', 'expected each parameter name once'],
    ['a parameter without a name', route('path: "/a/:"', 'method: POST', 'level: 2'), '2:11', 'canonical spelling'],
    ['a path that is a number', route('path: 5', 'method: POST', 'level: 2'), '2:11', 'found 5, expected a path like'],
    ['a key twice', route(...pay, 'level: 1'), '5:5', 'found a key for the second time'],
    ['two documents', `${route(...pay)}---\n${route(...pay)}`, '5:1', 'found no plain YAML'],
    ['an anchor', route('path: &p /pay', 'method: POST', 'level: 2'), '2:14', 'found an anchor'],
    ['a tag', route('path: !secret /pay', 'method: POST', 'level: 2'), '2:11', 'found no plain YAML'],
    ['a map that is not closed', 'routes: [{path: /', '1:18', 'found no plain YAML'],
    ['a tab for indentation', 'routes:\n\t- path: /\n', '2:1', 'found no plain YAML'],
    ['a merge key', route(...pay, '<<: {level: 1}'), '5:5', 'found the key <<'],
    [
      'the same route twice',
      two('{path: /a, method: GET, level: 1}', '{path: /a, method: GET, level: 1}'),
      '3:12',
      'routes[1].path: found "/a", expected a path of its own: routes[0] (/a) matches the same',
    ],
    [
      'the same route by other names',
      two('{path: /:a, method: GET, level: 1}', '{path: /:b, method: GET, level: 2}'),
      '3:12',
      'matches the same requests',
    ],
    [
      'the same route in another case',
      two('{path: /a, method: GET, level: 1}', '{path: /A, method: GET, level: 1}'),
      '3:12',
      'matches the same requests',
    ],
    [
      'two of which none is more specific',
      two('{path: /a/:x, method: GET, level: 1}', '{path: /:y/b, method: GET, level: 2}'),
      '3:12',
      'neither is more specific',
    ],
    [
      'the same with wildcards',
      two('{path: /a/*, method: GET, level: 1}', '{path: /:y/b, method: GET, level: 2}'),
      '3:12',
      'neither is more specific',
    ],
    [
      'the same with another freshness only',
      two('{path: /a/:x, method: POST, level: 2}', '{path: /:y/b, method: POST, level: 2, freshness: 9}'),
      '3:12',
      'neither is more specific',
    ],
  ])('with %s is refused at its place', (_what, text, place, says) => {
    const found = complaints(text)
    expect(found.join('\n')).toContain(says)
    expect(found.find((line) => line.includes(says))).toMatch(new RegExp(`^policy\\.yaml:${place}: `))
  })

  test('with many mistakes names them all, in their order', () => {
    const text =
      two('{path: a, method: GET, level: 7, binds: [x]}', '{path: /a, method: GET, level: 1, maxAge: 1}') +
      '  - {path: /b, method: GET, level: 1}\n  - {path: /B, method: GET, level: 0}\n'
    expect(complaints(text).map((line) => line.split(': ')[1])).toEqual([
      'routes[0].path',
      'routes[0].level',
      'routes[0].binds',
      'routes[1]',
      'routes[3].path',
    ])
  })

  test.each([
    [
      'what the page shows',
      'routes:\n  - path: /orders/:id/pay\n    method: POST\n    level: 2\n    freshness: 300\n    binds: [amount, payee]\n    once: true\n  - path: /static/*\n    method: GET\n    level: 0\n',
    ],
    ['JSON', '{"routes": [{"path": "/", "method": "GET", "level": 0}]}'],
    ['Windows line ends', 'routes:\r\n  - path: /\r\n    method: GET\r\n    level: 3\r\n'],
    ['a special case of another', two('{path: /a/*, method: GET, level: 1}', '{path: /a/:x/b, method: GET, level: 3}')],
    ['one path by two methods', two('{path: /a, method: GET, level: 1}', '{path: /a, method: POST, level: 3}')],
    ['an overlap with the same demands', two('{path: /a/:x, method: GET, level: 1}', '{path: /:y/b, method: GET, level: 1}')],
    [
      'the edges of freshness',
      two('{path: /a, method: GET, level: 2, freshness: 1}', '{path: /b, method: GET, level: 2, freshness: 900}'),
    ],
    ['dots inside names', 'routes: [{path: /app.min.js, method: GET, level: 0}, {path: /.well-known/x, method: GET, level: 0}]'],
  ])('with %s is taken', (_what, text) => {
    expect(complaints(text)).toEqual([])
  })
})

test('routes are named for approvals, each its own name, none too long', () => {
  const { routes } = readPolicy(
    two('{path: /a/:b, method: GET, level: 1}', '{path: /a/b, method: GET, level: 1}') +
      `  - {path: /${'x'.repeat(100)}, method: GET, level: 1}\n  - {path: /*, method: GET, level: 1}\n`,
    'p',
  )
  const names = [...nameRoutes(routes).values()]
  expect(names.slice(0, 2)).toEqual(['get-a-b', 'get-a-b-2'])
  expect(names[3]).toBe('get-any')
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]{0,63}$/)
})

test('routes are described with all that they demand', () => {
  const { routes } = readPolicy(route(...pay, 'freshness: 300', 'binds: [amount, payee]'), 'p')
  expect(routes.map(describeRoute)).toEqual(['POST    /pay  level 2, at most 300 s old, once, binds amount and payee'])
})

describe('the address of the app', () => {
  test.each([
    'http://127.0.0.1:3000',
    'http://localhost:3000/',
    'https://[::1]:3000',
    'http://127.9.9.9',
    'http://2130706433:80',
    'http://[::ffff:127.0.0.1]:1',
  ])('may be %s', (text) => {
    expect(upstreamAddress(text).href).toMatch(/^https?:/)
  })
  test.each([
    ['http://example.com', 'loopback'],
    ['http://10.0.0.1:3000', 'loopback'],
    ['http://169.254.169.254', 'loopback'],
    ['http://0.0.0.0:3000', 'loopback'],
    ['http://localhost.evil.test', 'loopback'],
    ['http://127.0.0.1.evil.test', 'loopback'],
    ['http://[::ffff:10.0.0.1]', 'loopback'],
    ['http://user:secret@127.0.0.1', 'no user name'],
    ['http://127.0.0.1/app', 'nothing behind'],
    ['http://127.0.0.1/?a', 'nothing behind'],
    ['http://127.0.0.1/#a', 'nothing behind'],
    ['ftp://127.0.0.1', 'an address like'],
    ['127.0.0.1:3000', 'an address like'],
    ['', 'an address like'],
  ])('may not be %s', (text, why) => {
    expect(() => upstreamAddress(text)).toThrow(why)
    expect(() => upstreamAddress(text)).toThrow(/^--upstream: found /)
    expect(() => upstreamAddress(text)).not.toThrow('secret')
  })
})
