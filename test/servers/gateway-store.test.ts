import { request } from 'node:http'
import express from 'express'
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { AuditLog } from '../../servers/audit/audit-log.ts'
import { auditWriting } from '../../servers/audit/audit-writing.ts'
import { sessionCookie, startSession } from '../../servers/gateway/context/sessions.ts'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { createGateway } from '../../servers/gateway/gateway.ts'
import { trustedProxies } from '../../servers/gateway/intercept/client-address.ts'
import type { Reply, Route } from '../../servers/gateway/policy.ts'
import { personOf } from '../../servers/gateway/visit.ts'
import { endSeenInClear } from '../../servers/plain/end-seen-in-clear.ts'
import { syntheticWorld } from '../../servers/risk/synthetic-world.ts'
import type { Database } from '../../servers/store/database.ts'
import { noticesOf } from '../../servers/store/notices.ts'
import { findById, setEmail } from '../../servers/store/people.ts'
import { makeDatabase, nowMs, nowSeconds } from './store.ts'

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A gateway over a database that can be made to fail, reached without TLS. */
async function gatewayOver(reply: (database: Database) => Reply) {
  const sound = makeDatabase()
  let fails: (sql: string) => boolean = () => false
  const database: Database = {
    ...sound,
    run(sql, ...parameters) {
      if (fails(sql)) throw new Error('disk is full')
      return sound.run(sql, ...parameters)
    },
    get(sql, ...parameters) {
      if (fails(sql)) throw new Error('disk is full')
      return sound.get(sql, ...parameters)
    },
  }
  const change: Route = {
    method: 'POST',
    path: '/change',
    policy: { kind: 'signed-in' },
    act(visit) {
      setEmail(database, personOf(visit), 'changed@example.test', 'follows')
      return reply(database)
    },
  }
  const audit = new AuditLog(database, () => nowMs, auditWriting)
  const server = express().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const port = z.object({ port: z.number() }).parse(server.address()).port
  const origin = `https://127.0.0.1:${port}`
  const requests = new RateLimiterMemory({ points: 100, duration: 10 })
  const keys = createLocalJWKSet({ keys: [] })
  const { app } = createGateway({
    ...{ routes: [change], audit, database, defences: soundDefences, origin, issuer: origin, keys },
    ...{ trusted: trustedProxies([]), requests, now: () => nowMs },
    ...{ world: syntheticWorld, dpopNonceKey: new Uint8Array(32) },
  })
  server.removeAllListeners('request').on('request', app)
  const device = { agent: 'a ', tls: null, key: null }
  const session = { person: 'alice', level: 1, authTime: nowSeconds, address: '127.0.0.1', device } as const
  const cookie = `${sessionCookie}=${startSession(sound, session, nowMs - 120_000)}`
  const send = (headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/change?secret=1' }, (answer) => {
        let text = ''
        answer.on('data', (data) => {
          text += data
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }))
      })
      for (const [name, value] of Object.entries({ cookie, origin, 'user-agent': 'a', ...headers })) sent.setHeader(name, value)
      sent.on('error', reject)
      sent.end()
    })
  return {
    send,
    audit,
    failOn: (pattern: RegExp) => {
      fails = (sql) => pattern.test(sql)
    },
    email: () => findById(sound, 'alice')?.email,
  }
}

const done = (): Reply => ({ kind: 'json', status: 200, body: { done: true } })
const before = 'alice@example.test'

describe('an action', () => {
  test('that is carried out is there with the event about it', async () => {
    const { send, audit, email } = await gatewayOver(done)
    expect(await send()).toEqual({ status: 200, body: { done: true } })
    expect(email()).toBe('changed@example.test')
    expect(audit.after(0)).toEqual([
      {
        at: nowMs,
        decision: 'continue',
        reason: expect.stringMatching(/^signed in/),
        requestId: expect.stringMatching(/^[\w-]{36}$/),
        person: 'alice',
        operation: null,
        object: null,
        route: 'POST /change',
        address: '127.0.0.1',
        agent: 'a',
      },
    ])
  })

  test.each([
    ['the event about it', /^insert into audit values/],
    ['what it changes', /^update people/],
    ['the use of the session', /^update sessions/],
    ['anything', /^(?:insert|update|delete)/],
    ['the session, which cannot be read', /from sessions/],
    ['anything, or read', /./],
  ])('is undone when the store cannot write %s', async (_what, pattern) => {
    const { send, failOn, email, audit } = await gatewayOver(done)
    failOn(pattern)
    expect(await send()).toEqual({ status: 503, body: { error: 'temporarily_unavailable' } })
    failOn(/^never$/)
    expect(email()).toBe(before)
    expect(audit.after(0).filter(({ decision }) => decision !== 'refuse')).toEqual([])
    expect(audit.after(0).length).toBeLessThanOrEqual(1)
    expect(audit.firstBreak()).toBeNull()
  })

  test('is undone when the head of the log cannot be sealed, at the moment of writing it to the disk', async () => {
    const { send, failOn, email } = await gatewayOver(done)
    failOn(/audit_head/)
    expect((await send()).status).toBe(503)
    expect(email()).toBe(before)
  })

  test('is undone when it fails, or cannot be answered, with one event about that', async () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    for (const reply of [
      (): Reply => ({ kind: 'json', status: 200, body: circle }),
      (): Reply => ({ kind: 'json', status: 200, body: 1n }),
      (): Reply => ({ kind: 'redirect', to: '/', sets: [{ name: 'a b', value: 'c' }] }),
      (): Reply => {
        throw new Error('out of order')
      },
    ]) {
      const { send, email, audit } = await gatewayOver(reply)
      expect((await send()).status).toBe(503)
      expect(email()).toBe(before)
      expect(audit.after(0)).toMatchObject([{ decision: 'refuse', reason: expect.stringMatching(/^our own error: /) }])
    }
  })
})

describe('what a client sends', () => {
  test.each([
    { 'x-request-id': 'a\tb' },
    { 'x-request-id': '","decision":"continue' },
    { 'x-request-id': 'x'.repeat(81) },
    { 'x-request-id': '\u009b2Jok' },
    { 'user-agent': '\u009b31m{"decision":"continue"}' },
    { 'x-forwarded-for': '1.1.1.1","person":"bob' },
    { cookie: `${sessionCookie}="},{"decision":"continue"` },
  ])('stays inside one event: %j', async (headers) => {
    const { send, audit } = await gatewayOver(done)
    await send(headers)
    const events = audit.after(0)
    expect(events).toHaveLength(1)
    const text = JSON.stringify(events)
    expect(text).not.toMatch(/secret|\u009b|1\.1\.1\.1/)
    expect(events[0]?.requestId).toMatch(/^[\w.-]{1,80}$/)
    expect([null, 'alice']).toContain(events[0]?.person)
    expect(events[0]?.address).toBe('127.0.0.1')
    expect(audit.firstBreak()).toBeNull()
  })
})

describe('a token that travelled without TLS', () => {
  const issuer = 'https://issuer.test'
  const audience = 'https://gateway.test'

  test('ends the tokens of its person when it is genuine, and tells them', async () => {
    const database = makeDatabase()
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const { privateKey: another } = await generateKeyPair('ES256')
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] })
    const sign = (key: typeof privateKey, to = audience, ends = '1h') =>
      new SignJWT({ sub: 'alice' })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(to)
        .setExpirationTime(ends)
        .sign(key)
    const seen = async (authorization: string | undefined) =>
      endSeenInClear(database, { cookie: undefined, authorization, issuer, audience, keys, nowMs })
    for (const token of [
      await sign(another),
      await sign(privateKey, 'https://other.test'),
      await sign(privateKey, audience, '-1h'),
    ]) {
      expect(await seen(`Bearer ${token}`)).toBeNull()
    }
    expect(await seen(undefined)).toBeNull()
    expect([findById(database, 'alice')?.tokens_valid_from, noticesOf(database, 'alice')]).toEqual([0, []])
    expect(await seen(`DPoP ${await sign(privateKey)}`)).toBe('alice')
    expect(findById(database, 'alice')?.tokens_valid_from).toBe(nowMs)
    expect(noticesOf(database, 'alice')).toHaveLength(1)
    expect(findById(database, 'bob')?.tokens_valid_from).toBe(0)
  })
})
