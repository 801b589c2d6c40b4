import { describe, expect, test } from 'vitest'
import { ScenarioError } from '../../harness/errors.ts'
import { type RawExchange, Recorder } from '../../harness/network/recorder.ts'
import { Redactor } from '../../harness/network/redactor.ts'

const canary = 'kAn4ry-7Qx_Z9vW3'
const json = { name: 'content-type', value: 'application/json' }

const raw = (overrides: Partial<RawExchange> = {}): RawExchange => ({
  id: 'p-1',
  actor: 'victim',
  from: '127.20.0.3',
  startedDateTime: '2030-01-15T09:00:00.000Z',
  time: 1,
  request: { method: 'GET', url: 'https://localhost/', headers: [], body: null },
  response: { status: 200, headers: [], body: '' },
  failure: null,
  ...overrides,
})
const request = (overrides: Partial<RawExchange['request']>) => raw({ request: { ...raw().request, ...overrides } })
const response = (headers: [string, string][], body = '') =>
  raw({ response: { status: 200, headers: headers.map(([name, value]) => ({ name, value })), body } })

function record(...exchanges: RawExchange[]) {
  const redactor = new Redactor(['ticket'])
  redactor.register('password', canary.toLowerCase())
  const recorder = new Recorder('p', redactor)
  for (const exchange of exchanges) recorder.keep(exchange)
  return recorder.exchanges()
}

const places: Readonly<Record<string, RawExchange>> = {
  'the Cookie header': request({ headers: [{ name: 'cookie', value: `a=harmless; __Host-session=${canary}` }] }),
  'the Authorization header': request({ headers: [{ name: 'Authorization', value: `Bearer ${canary}` }] }),
  'a DPoP proof': request({ headers: [{ name: 'DPoP', value: canary }] }),
  'a header with a telling name': request({ headers: [{ name: 'X-Api-Key', value: canary }] }),
  'the query': request({ url: `https://localhost/callback?x=1&code=${canary}` }),
  'a query field of the target': request({ url: `https://localhost/x?ticket=${canary}` }),
  'a form': request({ body: `a=b&password=${canary}` }),
  'a form with an encoded secret': request({ body: new URLSearchParams({ password: `${canary} ${canary}` }).toString() }),
  'JSON that is sent': request({ headers: [json], body: JSON.stringify({ a: [{ b: { totp: canary } }] }) }),
  'Set-Cookie': response([['set-cookie', `__Host-session=${canary}; Path=/; Secure`]]),
  'JSON that is received': response([], JSON.stringify({ a: [{ b: { refresh_token: canary } }] })),
  'a list that is received': response([], `\n [{"ticket":["${canary}"]}]`),
  Location: response([['location', `https://app.test/callback?state=${canary}`]]),
  'a nonce header': response([['dpop-nonce', canary]]),
  'the text of an error': raw({ response: null, failure: `refused by ${canary.toLowerCase()}` }),
}

describe('a secret in', () => {
  test.each(Object.entries(places))('%s never leaves the recorder', (_place, exchange) => {
    const text = JSON.stringify(record(exchange))
    expect(text.toLowerCase()).not.toContain(canary.toLowerCase())
    expect(text).toMatch(/\{[a-z-]+ \d\}/)
  })

  test('one exchange is hidden in all others, also in those before', () => {
    const before = raw({ id: 'p-1', response: { status: 200, headers: [], body: `<p>${canary}</p>` } })
    const after = { ...response([['set-cookie', `a=${canary}`]]), id: 'p-2' }
    expect(JSON.stringify(record(before, after))).not.toContain(canary)
  })
})

test('the same secret has the same label wherever it stands', () => {
  const set = response([['set-cookie', `s=${canary}; Path=/`]])
  const sent = { ...request({ headers: [{ name: 'cookie', value: `s=${canary}` }] }), id: 'p-2' }
  const text = record(set, sent).map((one) =>
    [...(one.response?.headers ?? []), ...one.request.headers].map(({ value }) => value),
  )
  expect(text).toEqual([['s={cookie 1}; Path=/'], ['s={cookie 1}']])
})

test('exchanges stand in the order in which they were sent, not answered', () => {
  const ids = record(...['p-10', 'p-2', 'p-1'].map((id) => raw({ id }))).map(({ id }) => id)
  expect(ids).toEqual(['p-1', 'p-2', 'p-10'])
})

test('ids count up behind the prefix', () => {
  const recorder = new Recorder('sp42-7-attack', new Redactor())
  expect([recorder.nextId(), recorder.nextId()]).toEqual(['sp42-7-attack-1', 'sp42-7-attack-2'])
})

test('a phase may send 2000 requests and not one more', () => {
  const recorder = new Recorder('p', new Redactor())
  for (let request = 1; request <= 2000; request += 1) expect(recorder.nextId()).toBe(`p-${request}`)
  expect(() => recorder.nextId()).toThrow(ScenarioError)
})

test('long bodies are cut, and say how long they were', () => {
  const [short, long] = record(response([], 'x'.repeat(16_384)), { ...response([], 'y'.repeat(20_000)), id: 'p-2' })
  expect(short?.response?.content).toEqual({ size: 16_384, mimeType: '', text: 'x'.repeat(16_384) })
  expect(long?.response?.content).toEqual({ size: 20_000, mimeType: '', text: `${'y'.repeat(16_384)}… (20000 characters)` })
})

test('bodies keep their media type, and an exchange without answer its failure', () => {
  const sent = request({ headers: [json], body: '{}' })
  expect(record(sent)[0]?.request.postData).toEqual({ mimeType: 'application/json', text: '{}' })
  expect(record(raw({ response: null, failure: 'cut off' }))[0]).toMatchObject({ response: null, failure: 'cut off' })
})

describe('no secret leaves the recorder', () => {
  const leaks: Readonly<Record<string, RawExchange>> = {
    'in a Location without host': response([['location', `/reset?token=${canary}`]]),
    'in the fragment of a Location': response([['location', `https://app.test/#access_token=${canary}`]]),
    'under a repeated name in a query': request({ url: `https://localhost/?token=${canary}&token=other-Value-1` }),
    'that a cut body breaks off in': raw({
      request: { ...raw().request, headers: [{ name: 'cookie', value: `s=${canary}` }] },
      response: { status: 200, headers: [], body: `${'x '.repeat(8186)}${canary}` },
    }),
  }
  test.each(Object.entries(leaks))('%s', (_place, exchange) => {
    expect(JSON.stringify(record(exchange))).not.toContain(canary.slice(0, 12))
  })
})
