import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { makePerson } from '../../harness/actors/person.ts'
import { openBrowserAt } from '../servers/upstream/behind.ts'
import { folder, start, stepproof } from './stepproof.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/upstream.md'), 'utf8')
const blockOf = (language: string) => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? ''
const port = 8720

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function get(ca: string, path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((done, reject) => {
    const sent = request({ host: 'localhost', port, path, ca, headers: { connection: 'close' } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => done({ status: response.statusCode, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

const facts = z.object({
  origin: z.string(),
  identityProvider: z.string(),
  upstream: z.object({ url: z.string(), routes: z.array(z.string()) }),
})

test('the example of the page runs: pages are open, orders are for people, a payment is what was approved', async () => {
  const place = folder()
  const own = `http://127.0.0.1:${await freePort()}`
  mkdirSync(join(place, 'node_modules'))
  for (const name of ['express', 'jose']) symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name))
  writeFileSync(join(place, 'app.mjs'), blockOf('js'))
  writeFileSync(join(place, 'policy.yaml'), blockOf('yaml'))
  const state = join(place, '.stepproof')
  const gateway = start(
    'serve',
    '--json',
    '--port',
    String(port),
    '--state',
    state,
    '--upstream',
    own,
    '--policy',
    join(place, 'policy.yaml'),
  )
  await gateway.shows('\n}\n')
  const ca = readFileSync(join(state, 'ca.pem'), 'utf8')
  expect(await get(ca, '/')).toMatchObject({ status: 502 })
  const environment = {
    ...process.env,
    NODE_EXTRA_CA_CERTS: join(state, 'ca.pem'),
    GATEWAY: `https://localhost:${port}`,
    OWN: own,
  }
  const app = spawn(process.execPath, ['app.mjs'], { cwd: place, env: environment, stdio: 'inherit' })
  try {
    await expect.poll(() => get(ca, '/'), { timeout: 20_000 }).toEqual({ status: 200, text: 'Orders' })
    expect((await get(ca, '/orders/7')).status).toBe(401)
    expect((await get(ca, '/api/account')).status).toBe(404)

    const seed = Number(readFileSync(join(state, 'people.seed'), 'utf8'))
    const person = makePerson(seed, 'customer', 'customer', '127.0.0.1')
    const browser = openBrowserAt({ origin: `https://localhost:${port}`, issuer: `https://localhost:${port + 1}`, ca }, person)
    await browser.signIn()
    expect(await (await browser.send('/orders/7')).json()).toEqual({ order: '7', for: person.name })
    const pay = (amount: number) =>
      browser.send('/orders/7/pay', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ amount, payee: 'Acme' }),
      })
    const { challenge } = (await (await pay(95)).json()) as { challenge: string }
    await browser.stepUp(challenge)
    expect(await (await pay(95)).json()).toEqual({ paid: 95, to: 'Acme' })
    await browser.close()
  } finally {
    app.kill()
    gateway.kill('SIGTERM')
  }
  const { stdout, code } = await gateway.done
  expect(code).toBe(0)
  expect(facts.parse(JSON.parse(stdout)).upstream).toEqual({
    url: own,
    routes: [
      'GET     /  open',
      'GET     /static/*  open',
      'GET     /orders/:id  signed in',
      'POST    /orders/:id/pay  level 2, at most 300 s old, once, binds amount and payee',
    ],
  })
}, 90_000)

test('serve says which routes are protected how', async () => {
  const place = folder()
  writeFileSync(join(place, 'p.yaml'), 'routes: [{path: /a/*, method: DELETE, level: 3}]')
  const running = start(
    'serve',
    '--port',
    String(port),
    '--state',
    place,
    '--upstream',
    'http://127.0.0.1:9',
    '--policy',
    join(place, 'p.yaml'),
  )
  await running.shows('Stop it with Ctrl-C')
  running.kill('SIGINT')
  expect((await running.done).stdout).toContain(
    'In front of http://127.0.0.1:9:\n  DELETE  /a/*  level 3\n  all else is not served\n',
  )
}, 60_000)

test.each([
  [
    'a policy with mistakes',
    ['--upstream', 'http://127.0.0.1:9', '--policy', 'bad.yaml'],
    'bad.yaml:3:5: routes[0]: found the key lvel',
  ],
  ['a policy that is not there', ['--upstream', 'http://127.0.0.1:9', '--policy', 'none.yaml'], 'none.yaml cannot be read'],
  ['an app without a policy', ['--upstream', 'http://127.0.0.1:9'], 'expected --policy too'],
  ['a policy without an app', ['--policy', 'good.yaml'], 'expected --upstream too'],
  ['an app elsewhere', ['--upstream', 'http://10.0.0.1:9', '--policy', 'good.yaml'], 'traffic stays on this machine'],
  [
    'an app that is the gateway',
    ['--upstream', `http://localhost:${port + 1}`, '--policy', 'good.yaml'],
    'the gateway itself listens there',
  ],
  [
    'a route that is the gateway’s',
    ['--upstream', 'http://127.0.0.1:9', '--policy', 'taken.yaml'],
    'taken.yaml:1:18: found /login',
  ],
])(
  '%s ends with exit code 64 and the reason',
  async (_what, args, says) => {
    const place = folder()
    writeFileSync(join(place, 'bad.yaml'), 'routes:\n  - path: /a\n    lvel: 1\n    method: GET\n')
    writeFileSync(join(place, 'good.yaml'), 'routes: [{path: /a, method: GET, level: 1}]')
    writeFileSync(join(place, 'taken.yaml'), 'routes: [{ path: /login, method: GET, level: 0 }]')
    const inPlace = args.map((word) => (word.endsWith('.yaml') ? join(place, word) : word))
    const { code, stdout, stderr } = await stepproof('serve', '--port', String(port), '--state', join(place, 'state'), ...inPlace)
    expect(stderr).toContain(says)
    expect(stderr).not.toContain('    at ')
    expect([code, stdout]).toEqual([64, ''])
  },
  60_000,
)
