/** Puts the reference together and opens its two doors: the gateway and, on a port of its own, the identity provider. */
import { randomBytes, randomUUID } from 'node:crypto'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { JWK } from 'jose'
import { Agent, fetch } from 'undici'
import { AuditLog } from './audit/audit-log.ts'
import type { StoredEvent } from './audit/chain.ts'
import { type Bank, bankOf } from './demo/bank-of.ts'
import { executedBy } from './demo/ledger.ts'
import { demoMessages } from './demo/messages.ts'
import { pageRoutes } from './demo/page-routes.ts'
import { demoRoutes } from './demo/routes.ts'
import { type Door, type Doors, type LogUnread, openDoors } from './doors.ts'
import { makeActivationCode } from './enrolment/activation-codes.ts'
import { enrolPerson, type Registration } from './enrolment/enrol-person.ts'
import { hashPassword, type PasswordCost } from './factors/password.ts'
import { addPushPhone } from './factors/push/phones.ts'
import { makeRecoveryCodes } from './factors/recovery-codes.ts'
import { RelyingParty } from './gateway/challenge/relying-party.ts'
import { signInRoutes } from './gateway/challenge/sign-in-routes.ts'
import { issuerKeys } from './gateway/context/issuer-keys.ts'
import type { Defences } from './gateway/defences.ts'
import { eventsPath } from './gateway/events/objection-to-upgrade.ts'
import { createEvents } from './gateway/events.ts'
import { createGateway } from './gateway/gateway.ts'
import { type TrustedProxies, trustedProxies } from './gateway/intercept/client-address.ts'
import { requestCounter } from './gateway/intercept/limit-requests.ts'
import { logStep } from './gateway/log-step.ts'
import type { Route } from './gateway/policy.ts'
import { sessionRoutes } from './gateway/session-routes.ts'
import { refusedPage } from './idp/interaction-page.ts'
import { wantsHtml } from './idp/interactions/desk.ts'
import { interactionRoutes } from './idp/interactions/routes.ts'
import { interceptProvider, logProtocol } from './idp/intercept-provider.ts'
import { phoneRoutes } from './idp/phone/phone-routes.ts'
import { createProvider } from './idp/provider.ts'
import { createOperator, type Operator } from './operator.ts'
import { assetNames, assetOf } from './pages/assets.ts'
import { plainListener } from './plain-door.ts'
import { keepOriginsOut, refusePreflight, sendHeaders } from './response-headers.ts'
import { learnHome } from './risk/learn.ts'
import { syntheticWorld } from './risk/synthetic-world.ts'
import type { World } from './risk/world.ts'
import { type Database, lent, openDatabase } from './store/database.ts'
import { factorsOf, type HeldFactor } from './store/held-factors.ts'
import { keptBytes, keptKey } from './store/kept-secrets.ts'
import { mailsOf } from './store/mails.ts'
import { noticesOf } from './store/notices.ts'
import { addAccount, findById, type NewAccount, type NewPerson } from './store/people.ts'
import { randomToken } from './store/seal.ts'
import { type StoredText, storedTexts } from './store/stored-texts.ts'
import { putBehind, type Upstream } from './upstream/put-behind.ts'

export interface DeploymentOptions {
  readonly defences: Defences
  readonly address: string
  /** The gateway's port, and the identity provider's, by default the next one. 0 takes any free ports. */
  readonly port: number
  readonly providerPort?: number
  /** A port without TLS that sends readers to the gateway; 0 takes any free one, `null` opens none. Default: none. */
  readonly plainPort?: number | null
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is believed. Default: nobody's. */
  readonly trustedProxies?: readonly string[]
  /** Of one address, at all doors together. Default: what `limits.ts` says. */
  readonly requestsPerTenSeconds?: number
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string }
  /** A file for the database, or `:memory:`; or the open database of another node, which stays its owner's to close. */
  readonly store: string | Database
  /** 32 bytes; made anew when absent, which fits a store in memory only. */
  readonly storeKey?: Uint8Array
  readonly passwordCost: PasswordCost
  readonly now: () => number
  /** Where addresses are; default: the synthetic world of the loopback. */
  readonly world?: World
  /** An app to stand in front of, in the place of the demo bank. */
  readonly upstream?: Upstream
}

export interface Deployment {
  readonly origin: string
  /** Where readers without TLS are sent on from; `null` when nothing listens there. */
  readonly plainOrigin: string | null
  readonly issuer: string
  /** What a WebAuthn credential is registered for. */
  readonly relyingParty: { readonly id: string; readonly origin: string }
  readonly audit: AuditLog
  /** What the routes of the app behind the gateway demand, one line each; none without such an app. */
  readonly protects: readonly string[]
  /** Every route that the gateway serves, with what its policy demands. */
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'policy'>[]
  /**
   * @param registration a WebAuthn registration to verify and keep; `null` enrols without a passkey
   * @param home an address at which the person is known to be at home; without it nothing is known of them, and all is unusual
   */
  enrol(person: Omit<NewPerson, 'passkey'>, registration: Registration | null, home?: string): Promise<void>
  /** Opens an account with a password only; `home` as in `enrol`. Returns the activation code that its owner binds the first factor with. */
  admit(account: NewAccount, home?: string): string
  /** The person's factors, as the owner sees them. */
  factorsOf(person: string): readonly HeldFactor[]
  /** What the person was told about the account, oldest first. */
  noticesOf(person: string): ReturnType<typeof noticesOf>
  /** What was mailed to the person, oldest first: links for a forgotten password, activation codes, notices. */
  mailTo(person: string): ReturnType<typeof mailsOf>
  /** @param key the phone's public key; returns the id that the phone names itself by */
  enrolPhone(person: string, key: JWK): Promise<string>
  /** Replaces the person's recovery codes; returns the new ones. */
  enrolRecoveryCodes(person: string): Promise<readonly string[]>
  transfersOf(person: string): readonly { readonly payee: string; readonly cents: number }[]
  bankOf(person: string): Bank
  emailOf(person: string): string | undefined
  readonly operator: Operator
  auditAbout(requestIds: ReadonlySet<string>): readonly StoredEvent[]
  /** Everything in the database, as it stands there. */
  stored(): readonly StoredText[]
  close(): Promise<void>
}

const hostName = 'localhost'

/**
 * @throws RangeError on a trusted proxy that is neither address nor range; UpstreamError on an app that cannot stand behind the
 * gateway; Error on routes that do not say what they demand
 */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const trusted = trustedProxies(options.trustedProxies ?? [])
  const { store, storeKey = randomBytes(32), defences } = options
  const database = typeof store === 'string' ? openDatabase(store, storeKey, defences.atRest) : lent(store)
  const doors: Door[] = []
  try {
    return await putTogether(options, trusted, database, await openDoors(options, doors))
  } catch (error) {
    await Promise.all(doors.map((door) => door.close()))
    database.close()
    throw error
  }
}

async function putTogether(
  options: DeploymentOptions,
  trusted: TrustedProxies,
  database: Database,
  { gatewayDoor, providerDoor, plainDoor }: Doors,
): Promise<Deployment> {
  const { defences, address, tls, now, world = syntheticWorld } = options
  const requests = requestCounter(options.requestsPerTenSeconds)
  const audit = new AuditLog(database, now, defences.auditWriting)
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
  const [signingKey, gatewayKey] = await Promise.all([keptKey(database, 'signing'), keptKey(database, 'gateway')])
  const secrets = { cookies: keptBytes(database, 'cookies'), dpopNonces: keptBytes(database, 'provider-dpop-nonces') }
  const dpopNonceKey = keptBytes(database, 'gateway-dpop-nonces')
  await database.settled()

  const nobodysPasswordHash = hashPassword(randomToken(), options.passwordCost)
  const provider = createProvider({ issuer, gatewayOrigin: origin, signingKey, gatewayKey, secrets, database, defences, now })
  logProtocol(provider, { audit, database })
  const providerApp = express()
    .disable('x-powered-by')
    .use(sendHeaders(defences.responseHeaders, [origin]))
  const atDoor = { audit, database, defences, trusted, requests }
  providerApp.use(interceptProvider({ ...atDoor, origin: issuer }), refusePreflight)
  providerApp.get('/assets/:name', serveAsset)
  const desk = { provider, database, defences, audit, relyingParty, nobodysPasswordHash, now }
  providerApp.use('/interaction', interactionRoutes(desk))
  providerApp.use('/phone', phoneRoutes(desk))
  providerApp.use(keepOriginsOut, provider.callback())
  providerApp.use(refuseBrokenInteraction(audit))
  const logUnread: LogUnread = (peer, reason) =>
    audit.append({
      decision: 'refuse',
      reason,
      requestId: randomUUID(),
      person: null,
      operation: null,
      address: defences.canonicalAddress(peer) ?? peer,
    })
  providerDoor.serve(providerApp, logUnread)

  const client = new RelyingParty({ issuer, origin, key: gatewayKey, fetch: fetchFromProvider, database, defences, now })
  /** Filled when it is known what is protected. */
  const pages: string[] = []
  const own = [
    ...signInRoutes({ database, defences, relyingParty: client, world, origin, pages }),
    ...sessionRoutes({ database, defences }),
  ]
  const ports = [gatewayDoor, providerDoor, ...(plainDoor === null ? [] : [plainDoor])].map(({ port }) => port)
  const behind =
    options.upstream === undefined
      ? null
      : await putBehind(options.upstream, { origin, database, defences, audit, now }, own, ports)
  const { passwordCost } = options
  const bankPages = behind === null ? pageRoutes(database, defences) : []
  const protectedRoutes =
    behind?.routes ?? demoRoutes(database, defences, { passwordCost, relyingPartyId: hostName, origins: [origin, issuer] })
  const shown = behind === null ? bankPages : protectedRoutes.filter(({ method }) => method === 'GET')
  pages.push(...shown.map(({ path }) => path))
  const routes = [...own, ...bankPages, ...protectedRoutes]
  const keys = issuerKeys(issuer, fetchFromProvider)
  const gatewayOptions = { ...atDoor, routes, origin, issuer, keys, dpopNonceKey, world, now }
  const gateway = createGateway(gatewayOptions)
  const events = createEvents(gateway, { ...gatewayOptions, messages: behind === null ? demoMessages : {} })
  gatewayDoor.serve(gateway.app, logUnread)
  gatewayDoor.upgrade((request, socket, head) => {
    if (behind === null || request.url === eventsPath) events.upgrade(request, socket, head)
    else behind.webSockets.handle(gateway.app, request, socket, head)
  })
  plainDoor?.serve(plainListener({ ...atDoor, origin, issuer, keys, now }), logUnread)

  return {
    origin,
    plainOrigin: plainDoor === null ? null : `http://${hostName}:${plainDoor.port}`,
    issuer,
    relyingParty,
    audit,
    protects: behind?.described ?? [],
    admit(account, home) {
      addAccount(database, account, options.passwordCost)
      if (home !== undefined) learnHome(database, world, defences, account.id, home)
      return makeActivationCode(database, account.id, now())
    },
    factorsOf: (person) => factorsOf(database, person),
    noticesOf: (person) => noticesOf(database, person),
    mailTo: (person) => mailsOf(database, person),
    routes,
    async enrol(person, registration, home) {
      await enrolPerson(database, options.passwordCost, relyingParty, person, registration)
      if (home !== undefined) learnHome(database, world, defences, person.id, home)
    },
    async enrolPhone(person, key) {
      const id = addPushPhone(database, person, key, now())
      await database.settled()
      return id
    },
    async enrolRecoveryCodes(person) {
      const codes = makeRecoveryCodes(database, person)
      await database.settled()
      return codes
    },
    transfersOf: (person) => executedBy(database, person),
    bankOf: (person) => bankOf(database, person),
    emailOf: (person) => findById(database, person)?.email,
    operator: createOperator(database, defences, options.passwordCost, now),
    auditAbout: (requestIds) => audit.about(requestIds),
    stored: () => storedTexts(database),
    async close() {
      events.close()
      behind?.webSockets.close()
      await Promise.all([gatewayDoor.close(), providerDoor.close(), plainDoor?.close(), backChannel.destroy()])
      database.close()
    },
  }
}

/** The provider's pages use the same style and scripts as the gateway's. */
const serveAsset: RequestHandler = (request, response, next) => {
  const name = String(request.params.name)
  if (!assetNames.includes(name)) return next()
  const { type, text } = assetOf(name)
  response.type(type).send(text)
}

/** What goes wrong on the provider's pages is answered without a word about the inside, and logged. */
function refuseBrokenInteraction(audit: AuditLog): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const found = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
    const status = found >= 400 && found < 500 ? found : 500
    logStep(audit, request, { decision: 'refuse', reason: `the provider could not read the request (${status})` })
    const description = 'the request could not be read'
    if (wantsHtml(request)) response.status(status).type('html').send(refusedPage(description, null))
    else response.status(status).json({ error: 'refused', error_description: description })
  }
}
