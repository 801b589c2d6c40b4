/** What the fixtures of `stepproof/playwright` promise. */
import { request } from 'node:http'
import { createServer } from 'node:https'
import { expect, test } from 'stepproof/playwright'
import { SourceProxy } from '../../harness/bindings/playwright/source-proxy.ts'
import { listenAt, shut } from '../../harness/network/attacker-server.ts'
import { makeTls } from '../../harness/network/test-ca.ts'

test('the target sees each browser at an address of its own, and knows every request by its id', async ({
  victim,
  attacker,
  evidence,
}) => {
  await victim.signIn()
  await attacker.signIn()
  const { audit, exchanges } = await evidence()
  const addressesOf = (account: string) =>
    new Set(audit?.filter((event) => event.account === account).map(({ address }) => address))
  expect(victim.address).toMatch(/^127\.20\./)
  expect(attacker.address).toMatch(/^127\.99\./)
  expect([...addressesOf('victim')]).toEqual([victim.address])
  expect([...addressesOf('attacker')]).toEqual([attacker.address])
  const ids = exchanges.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(audit?.every(({ requestId }) => ids.includes(requestId))).toBe(true)
  const redirected = exchanges.filter(({ response }) => response?.status === 303)
  expect(redirected.length).toBeGreaterThan(1)
})

test('what a browser sends and is told stands in the evidence without its secrets', async ({ victim, evidence }) => {
  await victim.signIn()
  const cookies = await victim.context.cookies()
  expect(cookies.map(({ name }) => name)).toContain('__Host-session')
  const { exchanges } = await evidence()
  const password = exchanges.find(({ request }) => request.url.endsWith('/password'))
  expect(password?.request.postData?.text).toContain('{password 1}')
  expect(
    exchanges.some(({ request }) =>
      request.headers.some(({ name, value }) => name === 'cookie' && value.includes('__Host-session={')),
    ),
  ).toBe(true)
  expect(exchanges.some(({ response }) => response?.content.text.includes('Your account'))).toBe(true)
  const text = JSON.stringify(exchanges)
  for (const secret of [victim.person.password, ...cookies.map(({ value }) => value)]) expect(text).not.toContain(secret)
})

test('nobody else’s certificate is trusted, and no name leads off this machine', async ({ victim, target }) => {
  const stranger = createServer(await makeTls(), (_request, response) => response.end('trusted'))
  const port = await listenAt(stranger, '127.0.0.1')
  const visit = async (address: string) => (await (await victim.context.newPage()).goto(address))?.status()
  await expect(visit(`https://localhost:${port}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
  await shut(stranger)
  expect(await visit('/')).toBe(200)
  // Whatever the name: it is this machine that answers, or nobody.
  expect(await visit(target.origin.replace('localhost', 'example.test'))).toBe(421)
  await expect(visit('https://192.0.2.1/')).rejects.toThrow('ERR_TUNNEL_CONNECTION_FAILED')
  expect(await visit('http://192.0.2.1/')).toBe(403)
})

test('the proxy sends what goes without TLS from the address, too', async ({ target }) => {
  const proxy = await SourceProxy.open({ source: '127.20.7.7', targetAddress: '127.0.0.1' })
  const status = await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(proxy.address)
    request(
      { hostname, port, path: `${target.plainOrigin}/`, headers: { host: new URL(target.plainOrigin ?? '').host } },
      (answer) => {
        resolve(answer.resume().statusCode)
      },
    )
      .on('error', reject)
      .end()
  })
  expect(status).toBe(308)
  await proxy.close()
})

test('an answer to somebody else’s page is no deed of the victim’s', async ({ victim, browser, target }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const answer = page.waitForResponse((response) => response.ok())
  await page.goto(target.origin)
  await expect(victim.deed('statement', answer)).rejects.toThrow('went by unseen: whose page is it?')
  await context.close()
})

test.describe('people without a passkey', () => {
  test.use({ holds: ['totp'] })

  test('have none in the browser', async ({ victim }) => {
    const { page } = victim
    await victim.signIn('/factors')
    await expect(page.getByText('Add an app')).toBeVisible()
    await page.goto('/admin')
    await expect(page.getByText('Nothing was confirmed.')).toBeVisible()
  })
})
