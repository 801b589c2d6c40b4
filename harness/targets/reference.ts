/** The reference as a target, described like any other. The only place where the harness reaches into the servers. */
import { randomBytes } from 'node:crypto'
import {
  absoluteSeconds,
  type Deployment,
  idleSeconds,
  loadReference,
  lockSeconds,
  maxConsecutiveFailures,
  moduleOf,
  trustedDeviceSeconds,
  unapprovedPrompts,
  verifyLog,
  type Weakness,
  weaknesses,
} from '../../servers/index.ts'
import type { Person } from '../actors/person.ts'
import { ConfigError } from '../errors.ts'
import { proxyAddress } from '../network/positions.ts'
import { administer } from './reference/administer.ts'
import { classify } from './reference/answers.ts'
import { apiClient } from './reference/api-client.ts'
import { federation } from './reference/federation.ts'
import { createNodes } from './reference/nodes.ts'
import { operationCalled, operations } from './reference/operations/index.ts'
import { pagesOf } from './reference/pages.ts'
import { phoneLine } from './reference/phone-line.ts'
import { protectedRoutes } from './reference/protected-routes.ts'
import { sessionClient } from './reference/session-client.ts'
import type { FactorName, StartOptions, Target, TargetDefinition } from './target.ts'

export const reference: TargetDefinition = {
  facts: {
    name: 'reference',
    capabilities: [
      'totp',
      'webauthn',
      'open-id-connect',
      'dpop',
      'device-key',
      'clock',
      'audit',
      'push',
      'recovery-codes',
      'refresh',
      'sign-out',
      'mailbox',
      'recovery-link',
      'strong-sign-in',
      'small-payments',
      'approval-page',
      'websocket',
      'routes',
      'two-step-sign-in',
      'storage',
      'administration',
      'proxy',
      'places',
      'login-spellings',
      'known-devices',
      'nodes',
      'jwt-access-token',
      'authorization-code',
      'federation',
      'pages',
      'return-to',
      'plain-http',
      ...operations.map(({ facts }) => facts.id),
    ],
    surfaces: ['session', 'api'],
    operations: operations.map(({ facts }) => facts),
    sessions: { cookies: ['__Host-session', '__Host-trusted-device'], idleSeconds, absoluteSeconds, trustedDeviceSeconds },
    limits: { consecutiveGuesses: maxConsecutiveFailures, lockSeconds, unapprovedPrompts },
  },
  clock: 'virtual',
  stealable: {
    'session-cookie': { cookies: ['__Host-session'] },
    'trusted-device-cookie': { cookies: ['__Host-trusted-device'] },
    'device-key': { keys: ['device', 'dpop'] },
    'access-token': { tokens: ['access-token'] },
    'refresh-token': { tokens: ['refresh-token'] },
    'id-token': { tokens: ['id-token'] },
    'authorization-code': { tokens: ['authorization-code'] },
    'code-verifier': { tokens: ['code-verifier'] },
    'dpop-proof': { tokens: ['dpop-proof'] },
    'dpop-key': { keys: ['dpop'] },
    password: {},
    challenge: {},
  },
  weaknesses: weaknesses.map((weakness) => ({ ...weakness, file: moduleOf(weakness) })),
  async replacedBy(id) {
    const { replacedMembers, soundDefences } = await loadReference()
    return replacedMembers(soundDefences, weaknessCalled(id).weaken(soundDefences)).map(({ path }) => path)
  },
  start,
}

function weaknessCalled(id: string): Weakness {
  const weakness = weaknesses.find((candidate) => candidate.id === id)
  if (weakness === undefined) throw new ConfigError(`no weakness is called ${id}`)
  return weakness
}

async function start({ weaken, watch = [], address, port, tls }: StartOptions): Promise<Target> {
  const { openDatabase, runCost, soundDefences, startDeployment, watchReach } = await loadReference()
  const weakened = weaken.reduce((sound, id) => weaknessCalled(id).weaken(sound), soundDefences)
  const watched = watch.length === 0 ? null : watchReach(weakened, watch.map(weaknessCalled))
  const defences = watched?.defences ?? weakened
  const store = openDatabase(':memory:', randomBytes(32), defences.atRest)
  const options = {
    defences,
    address,
    tls,
    plainPort: 0,
    store,
    passwordCost: runCost,
    now: () => Date.now(),
    trustedProxies: [proxyAddress],
  }
  const deployment = await startDeployment({ ...options, port }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return startDeployment({ ...options, port: 0 })
    throw error
  })
  const { origin, issuer, relyingParty, plainOrigin } = deployment
  const nodes = createNodes(address, async (at) => {
    await store.settled()
    const [port, providerPort] = [origin, issuer].map((one) => Number(new URL(one).port))
    return startDeployment({ ...options, plainPort: null, address: at, port: port ?? 0, providerPort: providerPort ?? 0 })
  })
  return {
    origin,
    ...(plainOrigin !== null && { plainOrigin }),
    pages: (challenge) => pagesOf(deployment, challenge),
    enrol: (person, holds) => enrolAt(deployment, person, holds),
    connect: (seat) =>
      seat.surface === 'session'
        ? sessionClient(seat, origin, relyingParty)
        : apiClient(seat, origin, issuer, relyingParty, options.now),
    classify,
    discloses: (operation, answer) => operationCalled(operation).discloses?.(answer) ?? false,
    async readEffects(person) {
      return operations.flatMap(({ facts, effects }) =>
        (effects?.(deployment, person) ?? []).map((values) => ({ operation: facts.id, values })),
      )
    },
    audit: async (requestIds) =>
      deployment
        .auditAbout(requestIds)
        .map(({ requestId, person, ...event }) => ({ ...event, requestId: requestId ?? '', account: person })),
    storage: async () => deployment.stored(),
    log: async (requestIds) =>
      deployment.auditAbout(requestIds).map((event) => ({ place: `the event ${event.decision}`, text: JSON.stringify(event) })),
    phone: (person, agent, nowMs) => phoneLine(issuer, person, agent, nowMs),
    mailbox: async (person) => [
      ...deployment.mailTo(person.id).map(({ says, secret }) => ({ about: says, text: secret ?? '' })),
      ...deployment.noticesOf(person.id).map(({ says }) => ({ about: says, text: '' })),
    ],
    routes: async (person) => protectedRoutes(deployment, person),
    ...(watched && { reached: watched.reached }),
    administer: (person, deed) => administer(deployment, person, deed),
    node: (node) => nodes.addressOf(node),
    issuerKeys: `${issuer}/jwks`,
    federation,
    async close() {
      await nodes.close()
      await deployment.close()
      store.close()
    },
  }
}

/** Reads the audit log of a served reference from outside. @throws Error when the file is no database of ours */
export const verifyReferenceLog = verifyLog

export interface ServeOptions extends Pick<StartOptions, 'port' | 'tls'> {
  /** The database file, and the key that it is encrypted with. */
  readonly store: string
  readonly storeKey: Uint8Array
  readonly people: readonly Person[]
  /** A port without TLS; `null` opens none. */
  readonly plainPort: number | null
  /** Addresses and ranges of proxies before it. */
  readonly trustedProxies: readonly string[]
  /** MaxMind DB files; none: the synthetic world of the loopback. */
  readonly geoip: readonly string[]
  /** An app to stand in front of, in the place of the demo bank: its address, and the text of its policy file. */
  readonly upstream: { readonly url: string; readonly policy: string; readonly policyName: string } | undefined
}

/**
 * The sound reference on 127.0.0.1 with a database that stays; people who are not in it yet are enrolled, without a passkey.
 * @throws ConfigError when address or policy of the app are not as they have to be
 */
export async function serveReference({ people, geoip, upstream: app, ...where }: ServeOptions): Promise<Deployment> {
  const reference = await loadReference()
  const { servingCost, soundDefences, startDeployment, mmdbWorld, syntheticWorld, readPolicy, upstreamAddress } = reference
  const world = geoip.length === 0 ? syntheticWorld : mmdbWorld(geoip)
  const options = { ...where, world, defences: soundDefences, address: '127.0.0.1', passwordCost: servingCost }
  const start = async () =>
    startDeployment({
      ...options,
      now: () => Date.now(),
      ...(app && { upstream: { url: upstreamAddress(app.url), policy: readPolicy(app.policy, app.policyName) } }),
    })
  const deployment = await start().catch((error: unknown) => {
    throw error instanceof reference.UpstreamError ? new ConfigError(error.message, { cause: error }) : error
  })
  for (const person of people) if (deployment.emailOf(person.id) === undefined) await enrolAt(deployment, person, ['totp'])
  return deployment
}

async function enrolAt(deployment: Deployment, person: Person, holds: readonly FactorName[]): Promise<void> {
  const { id, login, name, email, account, role, password, totp, authenticator, phone, recoveryCodes } = person
  const { origin, id: rpId } = deployment.relyingParty
  const { address: home } = person.device
  const who = { id, login, name, email, account, role, password }
  const passkey = holds.includes('webauthn') || holds.includes('synced-passkey')
  if (holds.includes('synced-passkey')) authenticator.syncs()
  if (holds.includes('totp') || passkey) {
    const challenge = randomBytes(32).toString('base64url')
    const registration = passkey ? { challenge, response: authenticator.register({ challenge, origin, rpId }) } : null
    await deployment.enrol({ ...who, totpSeed: totp.secret.base32 }, registration, home)
  } else deployment.admit(who, home)
  if (holds.includes('push')) phone.registered(await deployment.enrolPhone(id, phone.publicKey()))
  if (holds.includes('recovery-codes')) recoveryCodes.push(...(await deployment.enrolRecoveryCodes(id)))
}
