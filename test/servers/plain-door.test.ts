import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { answerPlain } from '../../servers/plain/answer-plain.ts'
import { challengeIn, email, enrolled, openBrowser } from './browser.ts'
import { type BrowserPerson, enrolAlice, signIn } from './browser-person.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { answersIn, lines, sendPlain } from './raw-connection.ts'

let town: OpenDeployment
let alice: BrowserPerson
beforeAll(async () => {
  town = await openDeployment({ plainPort: 0 })
  await enrolAlice(town)
  alice = await signIn(town)
})
afterAll(() => town.close())
const ask = (line: string, ...more: string[]) =>
  sendPlain(town.deployment.plainOrigin ?? '', lines(`${line} HTTP/1.1`, 'Host: evil.test', ...more, '', ''))

describe('without TLS', () => {
  test.each([
    ['/', '/'],
    ['/api/account', '/api/account'],
    ['/api/account?token=secret', '/api/account'],
    ['//evil.test/x', '/'],
    ['/\\evil.test', '/'],
    ['/a/../b', '/'],
    ['/%0d%0aSet-Cookie:a=b', '/'],
    ['/@evil.test', '/'],
    ['https://evil.test/a', '/'],
    ['*', '/'],
  ])('a reader of %s is sent to %s of our own origin', (target, path) => {
    for (const method of ['GET', 'HEAD']) {
      expect(answerPlain({ method, target }, 'https://localhost:1')).toEqual({
        status: 308,
        location: `https://localhost:1${path}`,
      })
    }
  })

  test('the redirect goes to the configured host, whatever the request says, and sets nothing', async () => {
    const { text, status } = await ask('GET /api/account', 'X-Forwarded-Host: evil.test', 'X-Forwarded-Proto: https')
    expect(status).toBe(308)
    expect(text.toLowerCase()).toContain(`\r\nlocation: ${town.deployment.origin}/api/account\r\n`)
    expect(text.toLowerCase()).not.toMatch(/set-cookie|strict-transport|evil/)
    expect(text.split('\r\n\r\n')[1]).toBe('')
  })

  test.each(['POST /api/transfers', 'PUT /api/profile/email', 'DELETE /api/account', 'OPTIONS /', 'PATCH /', 'POST /token'])(
    '%s is refused, as https or not, and its body is not waited for',
    async (line) => {
      const before = town.deployment.audit.after(0).length
      const answer = await ask(line, 'X-Forwarded-Proto: https', 'Content-Type: application/json', 'Content-Length: 5000')
      expect([answer.status, answersIn(answer)]).toEqual([426, 1])
      expect(town.deployment.audit.after(before)).toMatchObject([{ decision: 'refuse', address: '127.0.0.1' }])
    },
  )

  test('what cannot be read is refused and logged', async () => {
    const before = town.deployment.audit.after(0).length
    const answer = await sendPlain(town.deployment.plainOrigin ?? '', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n')
    expect(answer.status).toBe(400)
    expect(town.deployment.audit.after(before)).toHaveLength(1)
  })

  test('a session whose cookie came along is over, and its owner is told', async () => {
    expect((await alice.send('/api/account')).status).toBe(200)
    const before = town.deployment.audit.after(0).length
    const { status, text } = await ask('GET /api/account', `Cookie: a=b; ${alice.cookie()}`)
    expect(status).toBe(308)
    expect(text).not.toContain('alice')
    expect(town.deployment.audit.after(before)).toMatchObject([{ decision: 'end', person: 'alice' }])
    expect((await alice.send('/api/account')).status).toBe(401)
  })

  test('a session at the provider whose cookie came along is over, and its owner is told', async () => {
    const browser = await openBrowser(town)
    const person = await enrolled(town, 'plain-door')
    await browser.signIn(person)
    const page = await browser.begin(challengeIn(await browser.change('PUT', '/api/profile/email', email('x'))))
    const before = town.deployment.audit.after(0).length
    await ask('GET /', `Cookie: __Host-idp-session=${browser.cookies.get('__Host-idp-session')}`)
    expect(town.deployment.audit.after(before)).toMatchObject([{ decision: 'end', person: person.id }])
    expect(town.deployment.noticesOf(person.id).at(-1)?.says).toContain('without encryption')
    expect((await browser.ask('POST', `${page}/webauthn/options`)).status).toBe(400)
  })

  test('a made-up cookie or token ends nothing', async () => {
    const mine = await signIn(town)
    const forged = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"alice"}')}.`
    for (const header of [
      'Cookie: __Host-session=made-up; __Host-idp-session=made-up',
      `Authorization: Bearer ${forged}`,
      'Authorization: DPoP a.b.c',
    ]) {
      expect((await ask('GET /', header)).status).toBe(308)
    }
    expect((await mine.send('/api/account')).status).toBe(200)
  })

  test('nothing listens where nobody asked for it', async () => {
    const quiet = await openDeployment()
    onTestFinished(() => quiet.close())
    expect(quiet.deployment.plainOrigin).toBeNull()
  })
})

test('strict transport security is said on every answer over TLS', async () => {
  const { origin, issuer } = town.deployment
  for (const [at, path] of [
    [origin, '/'],
    [origin, '/unknown'],
    [issuer, '/jwks'],
    [issuer, '/unknown'],
  ] as const) {
    expect((await town.send(at, path)).headers['strict-transport-security'], at + path).toMatch(/max-age=\d{8}/)
  }
})
