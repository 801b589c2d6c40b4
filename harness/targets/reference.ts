/** The reference as a target, described like any other. The only place where the harness reaches into the servers. */
import { randomBytes } from 'node:crypto'
import { freshSeconds, loadReference, lockSeconds, maxConsecutiveFailures, weaknesses } from '../../servers/index.ts'
import { ConfigError } from '../errors.ts'
import { adminPage, changeEmail, statement, transfer } from './operations.ts'
import { classify, discloses } from './reference/answers.ts'
import { apiClient } from './reference/api-client.ts'
import { sessionClient } from './reference/session-client.ts'
import type { StartOptions, Target, TargetDefinition } from './target.ts'

export const reference: TargetDefinition = {
  facts: {
    name: 'reference',
    capabilities: [
      'totp',
      'webauthn',
      'open-id-connect',
      'dpop',
      'clock',
      'audit',
      'statement',
      'transfer',
      'change-email',
      'admin-page',
    ],
    surfaces: ['session', 'api'],
    operations: [
      statement(),
      transfer({ level: 2, maxAgeSeconds: freshSeconds }),
      changeEmail({ level: 2, maxAgeSeconds: freshSeconds }),
      adminPage({ level: 3, maxAgeSeconds: freshSeconds }),
    ],
    limits: { consecutiveGuesses: maxConsecutiveFailures, lockSeconds },
  },
  clock: 'virtual',
  stealable: {
    'session-cookie': { cookies: ['__Host-session'] },
    'access-token': { tokens: ['access-token'] },
    'dpop-proof': { tokens: ['dpop-proof'] },
    password: {},
    challenge: {},
  },
  weaknesses,
  start,
}

async function start({ weaken, address, port, tls }: StartOptions): Promise<Target> {
  const { runCost, soundDefences, startDeployment } = await loadReference()
  const defences = weaken.reduce((weakened, id) => {
    const weakness = weaknesses.find((candidate) => candidate.id === id)
    if (weakness === undefined) throw new ConfigError(`no weakness is called ${id}`)
    return weakness.weaken(weakened)
  }, soundDefences)
  const deployment = await startDeployment({
    defences,
    address,
    port,
    tls,
    store: ':memory:',
    passwordCost: runCost,
    now: () => Date.now(),
  })
  const { origin, issuer, relyingParty } = deployment
  return {
    origin,
    async enrol({ id, login, name, email, account, role, password, totp, authenticator }) {
      const challenge = randomBytes(32).toString('base64url')
      const registration = authenticator.register({ challenge, origin: relyingParty.origin, rpId: relyingParty.id })
      const person = { id, login, name, email, account, role, password, totpSeed: totp.secret.base32 }
      await deployment.enrol(person, registration, challenge)
    },
    connect: (seat) =>
      seat.surface === 'session' ? sessionClient(seat, origin, relyingParty) : apiClient(seat, origin, issuer, relyingParty),
    classify,
    discloses,
    async readEffects(person) {
      const transfers = deployment
        .transfersOf(person.id)
        .map(({ payee, cents }) => ({ operation: 'transfer', values: { payee, cents } }))
      const email = deployment.emailOf(person.id)
      const changed = email === undefined || email === person.email ? [] : [{ operation: 'change-email', values: { email } }]
      return [...transfers, ...changed]
    },
    audit: async (requestIds) =>
      deployment
        .auditAbout(requestIds)
        .map(({ requestId, decision, reason }) => ({ requestId: requestId ?? '', decision, reason })),
    close: () => deployment.close(),
  }
}
