import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFraming } from '../../servers/gateway/intercept/check-framing.ts'
import { headBytes, headerLines } from '../../servers/limits.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { answersIn, lines, sendRaw } from './raw-connection.ts'

let town: OpenDeployment
let host = ''
beforeAll(async () => {
  town = await openDeployment()
  host = new URL(town.deployment.origin).host
})
afterAll(() => town.close())
const raw = (text: string) => sendRaw(town.deployment.origin, town.ca, text)
const eventsOf = (reason: RegExp) => town.deployment.audit.after(0).filter((event) => reason.test(event.reason))

interface Case {
  readonly what: string
  readonly text: () => string
  readonly status: number
}

const post = (...headers: string[]) => lines('POST /api/transfers HTTP/1.1', `Host: ${host}`, ...headers, '', '')
const smuggled = () => lines('GET /smuggled HTTP/1.1', `Host: ${host}`, '', '')

const cases: readonly Case[] = [
  {
    what: 'Content-Length and Transfer-Encoding',
    text: () => `${post('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled()}`,
    status: 400,
  },
  {
    what: 'Transfer-Encoding and Content-Length',
    text: () => `${post('Transfer-Encoding: chunked', 'Content-Length: 5')}0\r\n\r\n${smuggled()}`,
    status: 400,
  },
  { what: 'two lengths', text: () => `${post('Content-Length: 5', 'Content-Length: 6')}{"a":1}`, status: 400 },
  { what: 'the same length twice', text: () => `${post('Content-Length: 2', 'Content-Length: 2')}{}`, status: 400 },
  { what: 'a list of lengths', text: () => `${post('Content-Length: 2, 2')}{}`, status: 400 },
  { what: 'a signed length', text: () => `${post('Content-Length: +2')}{}`, status: 400 },
  { what: 'a negative length', text: () => post('Content-Length: -1'), status: 400 },
  { what: 'a hexadecimal length', text: () => `${post('Content-Length: 0x2')}{}`, status: 400 },
  { what: 'another coding before chunked', text: () => `${post('Transfer-Encoding: gzip, chunked')}0\r\n\r\n`, status: 400 },
  { what: 'chunked and something', text: () => `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n`, status: 400 },
  { what: 'two codings', text: () => `${post('Transfer-Encoding: chunked', 'Transfer-Encoding: x')}0\r\n\r\n`, status: 400 },
  { what: 'a coding in disguise', text: () => `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`, status: 400 },
  { what: 'a space before the colon', text: () => `${post('Transfer-Encoding : chunked')}0\r\n\r\n`, status: 400 },
  { what: 'a folded header', text: () => `${post('X-A: b', ' Transfer-Encoding: chunked', 'Content-Length: 2')}{}`, status: 400 },
  { what: 'a bare line feed', text: () => post('X-A: b\nX-C: d'), status: 400 },
  { what: 'a bare carriage return', text: () => post('X-A: b\rX-C: d'), status: 400 },
  { what: 'a NUL in a header', text: () => post('X-A: b\0c'), status: 400 },
  { what: 'an escape sequence in a header', text: () => post('X-Request-Id: \x1b[2Jok'), status: 400 },
  { what: 'a header without a name', text: () => post(': b'), status: 400 },
  { what: 'a bad chunk size', text: () => `${post('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`, status: 400 },
  {
    what: 'a body on GET',
    text: () => `${lines('GET / HTTP/1.1', `Host: ${host}`, 'Content-Length: 2', '', '')}{}`,
    status: 400,
  },
  {
    what: 'chunks on GET',
    text: () => `${lines('GET / HTTP/1.1', `Host: ${host}`, 'Transfer-Encoding: chunked', '', '')}0\r\n\r\n`,
    status: 400,
  },
  { what: 'HTTP/1.0', text: () => lines('GET / HTTP/1.0', `Host: ${host}`, '', ''), status: 400 },
  { what: 'HTTP/0.9', text: () => 'GET /\r\n\r\n', status: 400 },
  { what: 'HTTP/2 in clear', text: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400 },
  { what: 'Expect: 100-continue', text: () => post('Expect: 100-continue', 'Content-Length: 2'), status: 417 },
  { what: 'Expect: anything', text: () => post('Expect: anything', 'Content-Length: 2'), status: 417 },
  { what: 'two Authorization', text: () => post('Authorization: DPoP a', 'Authorization: DPoP b'), status: 400 },
  { what: 'two Cookie', text: () => post('Cookie: a=b', 'cookie: c=d'), status: 400 },
  { what: 'two Content-Type', text: () => post('Content-Type: text/plain', 'Content-Type: application/json'), status: 400 },
  { what: 'two Origin', text: () => post('Origin: https://a.test', 'Origin: https://b.test'), status: 400 },
  { what: 'too large a head', text: () => post(`X-A: ${'x'.repeat(headBytes)}`), status: 431 },
  { what: 'too many headers', text: () => post(...Array.from({ length: headerLines }, (_, at) => `X-A${at}: b`)), status: 431 },
  { what: 'no host', text: () => lines('GET / HTTP/1.1', '', ''), status: 421 },
  { what: 'two hosts', text: () => lines('GET / HTTP/1.1', `Host: ${host}`, 'Host: evil.test', '', ''), status: 421 },
  { what: 'the same host twice', text: () => lines('GET / HTTP/1.1', `Host: ${host}`, `host: ${host}`, '', ''), status: 421 },
  {
    what: 'another host in the request line',
    text: () => lines('GET https://evil.test/ HTTP/1.1', `Host: ${host}`, '', ''),
    status: 421,
  },
  {
    what: 'no TLS in the request line',
    text: () => lines(`GET http://${host}/ HTTP/1.1`, `Host: ${host}`, '', ''),
    status: 421,
  },
  {
    what: 'a person in the request line',
    text: () => lines(`GET https://a@${host}/ HTTP/1.1`, `Host: ${host}`, '', ''),
    status: 421,
  },
  { what: 'CONNECT', text: () => lines(`CONNECT ${host} HTTP/1.1`, `Host: ${host}`, '', ''), status: 405 },
  { what: 'an unknown method', text: () => lines('FOO / HTTP/1.1', `Host: ${host}`, '', ''), status: 400 },
  { what: 'PROPFIND', text: () => lines('PROPFIND /api/account HTTP/1.1', `Host: ${host}`, '', ''), status: 405 },
  { what: 'all of the server', text: () => lines('OPTIONS * HTTP/1.1', `Host: ${host}`, '', ''), status: 400 },
  { what: 'a broken address', text: () => lines('GET https://[ HTTP/1.1', `Host: ${host}`, '', ''), status: 400 },
  { what: 'a fragment', text: () => lines('GET /api/account#/ HTTP/1.1', `Host: ${host}`, '', ''), status: 400 },
  { what: 'garbage', text: () => '\x16\x03\x01 nonsense\r\n\r\n', status: 400 },
  { what: 'a PROXY line inside TLS', text: () => `PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n${smuggled()}`, status: 400 },
]

describe('a request with', () => {
  test.each(cases)('$what is refused with $status, alone, and logged once', async ({ text, status }) => {
    const before = town.deployment.audit.after(0).length
    const answer = await raw(text())
    expect(answer.text.split('\r\n\r\n', 1)[0]).toContain(`HTTP/1.1 ${status} `)
    expect(answersIn(answer)).toBe(1)
    expect(answer.text).not.toContain('100 Continue')
    const events = town.deployment.audit.after(0).slice(before)
    expect(events).toMatchObject([{ decision: 'refuse', address: '127.0.0.1', requestId: expect.any(String) }])
  })
})

test('nothing that was smuggled is served', () => {
  expect(eventsOf(/no such route/)).toEqual([])
})

test('what is within the limits is served', async () => {
  const most = Array.from({ length: headerLines - 1 }, (_, at) => `X-A${at}: b`)
  expect((await raw(lines('GET / HTTP/1.1', `Host: ${host}`, ...most, '', ''))).status).toBe(200)
  expect((await raw(`${post('Content-Type: application/json', 'Content-Length: 2')}{}`)).status).toBe(401)
  const chunked = post('Content-Type: application/json', 'Transfer-Encoding: chunked')
  expect((await raw(`${chunked}2\r\n{}\r\n0\r\n\r\n`)).status).toBe(401)
  expect((await raw(lines('GET / HTTP/1.1', `Host: ${host}`, 'Content-Length: 0', '', ''))).status).toBe(200)
})

test('two requests on one connection are two, each with its own answer and event', async () => {
  const before = town.deployment.audit.after(0).length
  const answer = await raw(smuggled() + smuggled())
  expect(answersIn(answer)).toBe(2)
  expect(town.deployment.audit.after(0).slice(before)).toHaveLength(2)
})

test('a body that never ends as it was announced does nothing and is logged once', async () => {
  const before = town.deployment.audit.after(0).length
  await raw(`${post('Content-Type: application/json', 'Content-Length: 50')}{"payee":`)
  await expect.poll(() => town.deployment.audit.after(0).slice(before).length).toBe(1)
})

test.each(['v1', 'v2'])('a PROXY preamble %s in front of TLS is no TLS', async (version) => {
  const preamble =
    version === 'v1'
      ? Buffer.from('PROXY TCP4 10.0.0.1 10.0.0.2 1000 8443\r\n')
      : Buffer.concat([
          Buffer.from([0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, 0x21, 0x11, 0, 12]),
          Buffer.alloc(12, 10),
        ])
  const got = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(town.deployment.origin).port), '127.0.0.1', () => socket.write(preamble))
    let text = ''
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
  expect(got).not.toContain('HTTP/')
})

test('a check without Node’s parser refuses the same', () => {
  const framed = (headers: Record<string, string>, method = 'POST', httpVersion = '1.1') =>
    checkFraming({ httpVersion, method, headers, rawHeaders: Object.entries(headers).flat() })?.status ?? null
  expect(framed({ 'content-length': '2', 'transfer-encoding': 'chunked' })).toBe(400)
  expect(framed({ 'content-length': '2,2' })).toBe(400)
  expect(framed({ 'content-length': '' })).toBe(400)
  expect(framed({ 'transfer-encoding': 'identity' })).toBe(400)
  expect(framed({}, 'POST', '1.0')).toBe(400)
  expect(framed({}, 'POST', '2.0')).toBe(400)
  expect(framed({ expect: '' })).toBe(417)
  expect(framed({ 'content-length': '0' }, 'GET')).toBeNull()
  expect(framed({ 'content-length': '1' }, 'HEAD')).toBe(400)
  expect(framed({ 'content-length': '1' })).toBeNull()
})
