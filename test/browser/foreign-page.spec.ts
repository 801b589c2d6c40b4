import { createServer, type Server } from 'node:https'
import { expect, type Page, test } from '@playwright/test'
import { enter } from '../../harness/bindings/playwright/reference-pages.ts'
import { makeTls } from '../../harness/network/test-ca.ts'
import { type BankTown, openTown } from './bank-town.ts'

test.use({ ignoreHTTPSErrors: true })

let town: BankTown
let foreign: Server
let foreignPort = 0
test.beforeAll(async () => {
  town = await openTown()
  foreign = createServer(await makeTls(), (_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Foreign</title><h1>Foreign</h1>')
  })
  await new Promise<void>((open) => foreign.listen(0, '127.0.0.1', open))
  const address = foreign.address()
  foreignPort = typeof address === 'object' && address !== null ? address.port : 0
})
test.afterAll(async () => {
  foreign.closeAllConnections()
  foreign.close()
  await town.close()
})

/** Of the same site as the bank, so that its cookies go along; and of another site. */
for (const host of ['localhost', '127.0.0.1']) {
  test.describe(`a page at ${host}`, () => {
    async function lured(page: Page, label: string) {
      const person = await town.settle(`${label} ${host}`)
      await enter(page, town, person)
      await page.goto(`https://${host}:${foreignPort}/`)
      return person
    }

    test('frames neither the bank nor the provider', async ({ page }) => {
      await lured(page, 'framed')
      const { origin, issuer } = town.deployment
      const refused: string[] = []
      page.on('console', (message) => refused.push(message.text()))
      for (const address of [`${origin}/account`, `${origin}/transfers`, `${origin}/login`, `${issuer}/interaction/x`]) {
        const loaded = `new Promise((done) => {
          const frame = document.createElement('iframe')
          frame.onload = done
          frame.src = ${JSON.stringify(address)}
          document.body.append(frame)
        })`
        await page.evaluate(`${loaded}.then(() => null)`)
      }
      for (const frame of page.frames().slice(1)) {
        expect(await frame.evaluate('document.body?.innerText ?? ""').catch(() => '')).not.toMatch(/account|Sign in|Amount/i)
      }
      expect(refused.filter((text) => /frame-ancestors|X-Frame-Options/i.test(text)).length).toBeGreaterThanOrEqual(3)
    })

    test('neither posts to the bank nor reads it', async ({ page }) => {
      const person = await lured(page, 'posts')
      const { origin } = town.deployment
      const attempts = `Promise.all([
        fetch('${origin}/api/profile/email', { method: 'PUT', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{"email":"evil@example.test"}' }),
        fetch('${origin}/api/account', { credentials: 'include' }),
        fetch('${origin}/api/transfers', { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'content-type': 'text/plain' }, body: '{"payee":"DE17000000000000000001","cents":100}' }),
        fetch('${origin}/logout', { method: 'POST', mode: 'no-cors', credentials: 'include' }),
        fetch('${origin}/logout/everywhere', { method: 'POST', mode: 'no-cors', credentials: 'include' }),
      ].map((asked) => asked.then(({ type }) => type, () => 'refused')))`
      const outcomes = await page.evaluate(attempts)
      expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
      for (const path of ['/logout', '/logout/everywhere', '/api/transfers']) {
        const answered = page.waitForResponse((response) => response.url() === origin + path)
        await page.evaluate(`{
          const form = document.createElement('form')
          Object.assign(form, { method: 'post', action: '${origin}${path}', enctype: 'text/plain' })
          document.body.append(form)
          form.submit()
        }`)
        // From another site not even the cookie goes along.
        expect((await answered).status()).toBe(host === 'localhost' ? 403 : 401)
        await page.waitForURL(origin + path)
        await page.goto(`https://${host}:${foreignPort}/`)
      }
      expect(town.deployment.emailOf(person.id)).toBe(person.email)
      expect(town.deployment.transfersOf(person.id)).toEqual([])
      await page.goto(`${origin}/account`)
      await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
    })

    test('opens no WebSocket to the bank', async ({ page }) => {
      await lured(page, 'socket')
      const opened = (address: string) => `new Promise((done) => {
        const socket = new WebSocket('${address}')
        socket.onopen = () => done('open')
        socket.onerror = () => done('refused')
      })`
      const address = `${town.deployment.origin.replace('https', 'wss')}/events`
      expect(await page.evaluate(opened(address))).toBe('refused')
      await page.goto(`${town.deployment.origin}/account`)
      expect(await page.evaluate(opened(address)), 'the bank’s own page').toBe('open')
    })
  })
}
