/** A shop behind the gateway that remembers what it saw, and a customer who is signed in. */
import express from 'express'
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyResult, jwtVerify } from 'jose'
import type { OpenDeployment } from '../open-deployment.ts'
import { type Answer, type App, type Browser, openApp, openBehind, openBrowser } from './behind.ts'

export const policy = `routes:
  - { path: /, method: GET, level: 0 }
  - { path: /public/*, method: GET, level: 0 }
  - { path: /form, method: POST, level: 1 }
  - { path: /private, method: GET, level: 1 }
  - { path: /private/*, method: GET, level: 1 }
  - { path: /private/papers, method: GET, level: 3, freshness: 60 }
  - { path: /orders/:id, method: DELETE, level: 2 }
  - { path: /orders/:id/pay, method: POST, level: 2, freshness: 300, binds: [amount, payee] }
  - { path: /settings/*, method: PUT, level: 3 }
`

export const json = { 'content-type': 'application/json' }

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly raw: readonly string[]
  readonly body: string
}

export interface Shop {
  readonly app: App
  readonly town: OpenDeployment
  readonly alice: Browser
  /** The gateway's clock is this many milliseconds ahead. */
  ahead: number
  /** What the app saw of the request that is made meanwhile; `undefined` when it saw none. */
  seenDuring(work: () => Promise<unknown>): Promise<Seen | undefined>
  post(path: string, body: string, headers?: Record<string, string>): Promise<Answer>
  /** The statement as the app would take it. @throws when it does not verify */
  verified(header: unknown): Promise<JWTVerifyResult>
  close(): Promise<void>
}

export async function openShop(): Promise<Shop> {
  const seen: Seen[] = []
  const site = express()
  site.use(express.text({ type: () => true, limit: '1mb' }))
  site.use((request, response) => {
    const { method, url, headers, rawHeaders, body } = request
    seen.push({ method, url, headers, raw: rawHeaders, body: typeof body === 'string' ? body : '' })
    response.setHeader('set-cookie', ['app=1; Path=/', '__Host-session=planted; Path=/; Secure'])
    response.status(method === 'POST' ? 201 : 200).json({ at: url })
  })
  const app = await openApp(site)
  const town = await openBehind(app.url, policy, {}, { now: () => Date.now() + shop.ahead })
  const alice = await openBrowser(town)
  const shop: Shop = {
    app,
    town,
    alice,
    ahead: 0,
    async seenDuring(work) {
      seen.length = 0
      await work()
      return seen[0]
    },
    post: (path, body, headers = json) => alice.send(path, { method: 'POST', headers, body }),
    async verified(header) {
      const { text } = await town.send(town.deployment.origin, '/.well-known/stepproof-jwks.json')
      const keys = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet)
      return jwtVerify(String(header), keys, {
        issuer: town.deployment.origin,
        audience: app.url.origin,
        typ: 'stepproof-identity+jwt',
        algorithms: ['ES256'],
        currentDate: new Date(Date.now() + shop.ahead),
      })
    },
    async close() {
      await alice.close()
      await town.close()
      await app.close()
    },
  }
  await alice.signIn()
  return shop
}
