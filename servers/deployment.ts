/** Puts the reference together and opens its two doors: the gateway and, on a port of its own, the identity provider. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import { createRemoteJWKSet, customFetch, exportJWK, generateKeyPair, type JWK } from 'jose'
import { Agent, fetch } from 'undici'
import { AuditLog, requestIdOf, type StoredEvent } from './audit/audit-log.ts'
import { executedBy } from './demo/bank.ts'
import { demoRoutes } from './demo/routes.ts'
import { hashPassword, type PasswordCost } from './factors/password.ts'
import { RelyingParty } from './gateway/challenge/relying-party.ts'
import { signInRoutes } from './gateway/challenge/sign-in-routes.ts'
import type { Defences } from './gateway/defences.ts'
import { createGateway } from './gateway/gateway.ts'
import { interactionRoutes } from './idp/interactions.ts'
import { createProvider } from './idp/provider.ts'
import { type Database, openDatabase } from './store/database.ts'
import { addPerson, findById, type NewPerson } from './store/people.ts'
import { randomToken } from './store/seal.ts'
import { putBehind, type Upstream } from './upstream/put-behind.ts'

export interface DeploymentOptions {
  readonly defences: Defences
  readonly address: string
  /** The gateway's port; the identity provider takes the next one. 0 takes any free ports. */
  readonly port: number
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string }
  /** A file for the database, or `:memory:`. */
  readonly store: string
  /** 32 bytes; made anew when absent, which fits a store in memory only. */
  readonly storeKey?: Uint8Array
  readonly passwordCost: PasswordCost
  readonly now: () => number
  /** An app to stand in front of, in the place of the demo bank. */
  readonly upstream?: Upstream
}

export interface Registration {
  readonly challenge: string
  /** RegistrationResponseJSON, as a browser makes it. */
  readonly response: unknown
}

export interface Deployment {
  readonly origin: string
  readonly issuer: string
  /** What a WebAuthn credential is registered for. */
  readonly relyingParty: { readonly id: string; readonly origin: string }
  readonly audit: AuditLog
  /** What the routes of the app behind the gateway demand, one line each; none without such an app. */
  readonly protects: readonly string[]
  /** @param registration a WebAuthn registration to verify and keep; `null` enrols without a passkey */
  enrol(person: Omit<NewPerson, 'passkey'>, registration: Registration | null): Promise<void>
  transfersOf(person: string): readonly { readonly payee: string; readonly cents: number }[]
  emailOf(person: string): string | undefined
  auditAbout(requestIds: ReadonlySet<string>): readonly StoredEvent[]
  close(): Promise<void>
}

const hostName = 'localhost'

export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const { defences, address, tls, now } = options
  const database = openDatabase(options.store, options.storeKey ?? randomBytes(32))
  const audit = new AuditLog(database, now)
  const gatewayDoor = await openDoor(address, options.port, tls)
  const providerDoor = await openDoor(address, options.port === 0 ? 0 : options.port + 1, tls).catch(async (error: unknown) => {
    await gatewayDoor.close()
    throw error
  })
  const origin = `https://${hostName}:${gatewayDoor.port}`
  const issuer = `https://${hostName}:${providerDoor.port}`
  const relyingParty = { id: hostName, origin: issuer }
  const backChannel = new Agent({
    connect: {
      ca: tls.ca,
      lookup: (_host, lookup, done) => (lookup.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)),
    },
  })
  const fetchFromProvider = (url: string, init: object) =>
    fetch(url, { ...init, dispatcher: backChannel }) as unknown as Promise<globalThis.Response>
  const [signingKey, gatewayKey] = await Promise.all([makeKey('signing'), makeKey('gateway')])

  const nobodysPasswordHash = hashPassword(randomToken(), options.passwordCost)
  const provider = createProvider({ issuer, gatewayOrigin: origin, signingKey, gatewayKey, database, defences, now })
  const providerApp = express()
    .disable('x-powered-by')
    .use(helmet({ contentSecurityPolicy: { directives: { formAction: ["'self'", origin], frameAncestors: ["'none'"] } } }))
  providerApp.use(
    '/interaction',
    interactionRoutes({ provider, database, defences, audit, relyingParty, nobodysPasswordHash, now }),
  )
  providerApp.use(provider.callback())
  providerApp.use(refuseBrokenInteraction(audit))
  providerDoor.serve(providerApp)

  const client = new RelyingParty({ issuer, origin, key: gatewayKey, fetch: fetchFromProvider, database, defences, now })
  const own = signInRoutes({ database, defences, relyingParty: client, origin })
  const surroundings = { origin, database, defences, audit, now }
  const ports = [gatewayDoor.port, providerDoor.port]
  const behind = options.upstream && (await putBehind(options.upstream, surroundings, own, ports).catch(closeFirst))
  const routes = [...own, ...(behind?.routes ?? demoRoutes(database, defences))]
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`), { [customFetch]: fetchFromProvider })
  const gateway = createGateway({ routes, audit, database, defences, origin, issuer, keys, now })
  gatewayDoor.serve(gateway)
  if (behind !== undefined) {
    gatewayDoor.upgrade((request, socket, head) => behind.webSockets.handle(gateway, request, socket, head))
  }

  async function close(): Promise<void> {
    await Promise.all([gatewayDoor.close(), providerDoor.close(), backChannel.destroy()])
    database.close()
  }

  async function closeFirst(error: unknown): Promise<never> {
    await close()
    throw error
  }

  return {
    origin,
    issuer,
    relyingParty,
    audit,
    protects: behind?.described ?? [],
    enrol: (person, registration) => enrol(database, options.passwordCost, relyingParty, person, registration),
    transfersOf: (person) => executedBy(database, person),
    emailOf: (person) => findById(database, person)?.email,
    auditAbout: (requestIds) => audit.about(requestIds),
    close() {
      behind?.webSockets.close()
      return close()
    },
  }
}

async function enrol(
  database: Database,
  cost: PasswordCost,
  relyingParty: { readonly id: string; readonly origin: string },
  person: Omit<NewPerson, 'passkey'>,
  registration: Registration | null,
): Promise<void> {
  if (registration === null) return addPerson(database, { ...person, passkey: null }, cost)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: registration.response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: registration.challenge,
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
  })
  if (verified !== true || registrationInfo === undefined) throw new Error('the WebAuthn registration does not verify')
  addPerson(database, { ...person, passkey: registrationInfo.credential }, cost)
}

/** What goes wrong on the provider's pages is answered without a word about the inside, and logged. */
function refuseBrokenInteraction(audit: AuditLog): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const found = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
    const status = found >= 400 && found < 500 ? found : 500
    const requestId = requestIdOf(request.headers['x-request-id'])
    const address = request.socket.remoteAddress ?? ''
    audit.append({
      decision: 'refuse',
      reason: `the provider could not read the request (${status})`,
      requestId,
      person: null,
      operation: null,
      address,
    })
    response.status(status).json({ error: 'refused', error_description: 'the request could not be read' })
  }
}

async function makeKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'ES256' }
}

interface Door {
  readonly port: number
  serve(app: Express): void
  /** Takes the requests that ask for another protocol; without this they are served like any other. */
  upgrade(listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void
  close(): Promise<void>
}

async function openDoor(address: string, port: number, tls: { readonly cert: string; readonly key: string }): Promise<Door> {
  const server: Server = createServer({ ...tls, minVersion: 'TLSv1.2', honorCipherOrder: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => resolve(server.off('error', reject) && undefined))
  })
  return {
    port: (server.address() as AddressInfo).port,
    serve: (app) => void server.on('request', app),
    upgrade: (listener) => void server.on('upgrade', listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
