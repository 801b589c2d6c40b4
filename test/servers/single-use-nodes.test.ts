import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPair, generateProof } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { activate, makeActivationCode } from '../../servers/enrolment/activation-codes.ts'
import { beginFactor, findPendingFactor } from '../../servers/enrolment/pending-factors.ts'
import { spendPendingFactor } from '../../servers/enrolment/spend-pending-factor.ts'
import { runCost } from '../../servers/factors/password.ts'
import { makeRecoveryCodes } from '../../servers/factors/recovery-codes.ts'
import { spendRecoveryCode } from '../../servers/factors/spend-recovery-code.ts'
import { spendTotpStep } from '../../servers/factors/spend-totp-step.ts'
import { keepPasskeyChallenge, takePasskeyChallenge } from '../../servers/factors/take-passkey-challenge.ts'
import { makeChallenge, takeChallenge } from '../../servers/gateway/challenge/challenges.ts'
import { checkDeviceProof } from '../../servers/gateway/context/check-device-proof.ts'
import { checkDpopProof } from '../../servers/gateway/context/check-dpop-proof.ts'
import { spendApproval } from '../../servers/gateway/decide/spend-approval.ts'
import { credentialsVersionOf, finishOnce } from '../../servers/idp/interactions/finish-once.ts'
import { redeemOnce } from '../../servers/idp/redeem-once.ts'
import { findRecoveryLink, sendRecoveryLink } from '../../servers/recovery/recovery-links.ts'
import { spendRecoveryLink } from '../../servers/recovery/spend-recovery-link.ts'
import { type Database, openDatabase } from '../../servers/store/database.ts'
import { mailsOf } from '../../servers/store/mails.ts'
import { addPerson, findById } from '../../servers/store/people.ts'
import { alice, key, makeApproval, nowMs, nowSeconds, transferDetails } from './store.ts'

/** How often each thing is used at once. */
const times = 50

/** One node on a store in memory, or two on the same file. */
const stores = {
  'one node, in memory': () => [openDatabase(':memory:', key)],
  'two nodes, on one file': () => {
    const folder = mkdtempSync(join(tmpdir(), 'stepproof-nodes-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return [0, 1].map(() => openDatabase(join(folder, 'bank.sqlite'), key))
  },
} as const

type Use = (database: Database) => boolean | Promise<boolean>
/** Makes something that can be used once; returns how it is used. */
type Make = (database: Database) => Use | Promise<Use>

const url = 'https://localhost:8443/api/account'

const things: Readonly<Record<string, Make>> = {
  'a time step of one-time codes': () => (database) =>
    spendTotpStep(database, { person: 'alice', step: 100, interaction: 'i1', nowMs: 0 }),
  'a recovery code': (first) => {
    const [code = ''] = makeRecoveryCodes(first, 'alice')
    return (database) => spendRecoveryCode(database, { person: 'alice', code, nowMs })
  },
  'a WebAuthn challenge': (first) => {
    keepPasskeyChallenge(first, { interaction: 'i1', nowMs }, 'challenge')
    return (database) => takePasskeyChallenge(database, { interaction: 'i1', nowMs }) !== null
  },
  'an approval': () => (database) => spendApproval(database, makeApproval(), nowMs),
  'a challenge of the gateway': (first) => {
    const asked = { session: 's1', person: 'alice', details: transferDetails, level: 2, address: '127.20.0.3' } as const
    const id = makeChallenge(first, asked, nowMs)
    return (database) => takeChallenge(database, id, nowMs) !== undefined
  },
  'a proof of a token’s key': async () => {
    const proof = await generateProof(await generateKeyPair('ES256'), url, 'GET', undefined, 'token')
    const request = { proofs: [proof], method: 'GET', url, accessToken: 'token', nowMs: Date.now() }
    return async (database) => (await checkDpopProof(database, request)) !== null
  },
  'a proof of a device': async () => {
    const keys = await generateKeyPair('ES256', { extractable: true })
    const proof = await new SignJWT({ htm: 'POST', htu: url, jti: crypto.randomUUID(), iat: nowSeconds })
      .setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(keys.publicKey) })
      .sign(keys.privateKey)
    return async (database) => (await checkDeviceProof(database, { proof, method: 'POST', url, nowMs })) !== null
  },
  'a step-up at the provider': (first) => {
    const ending = { interaction: 'i1', person: 'alice', credentialsVersion: credentialsVersionOf(first, 'alice'), nowMs }
    return (database) => finishOnce(database, ending)
  },
  'a refresh token': (first) => {
    first.run(
      "insert into oidc_items (model, id_hash, sealed, issued_at, expires_at) values ('RefreshToken', 'r1', '', 0, ?)",
      nowMs + 1000,
    )
    return (database) => redeemOnce(database, { model: 'RefreshToken', id: 'r1', nowMs })
  },
  'a factor that is being added': (first) => {
    const id = beginFactor(first, { person: 'alice', holder: 's1', kind: 'totp', name: 'app', secret: 'seed' }, nowMs)
    const pending = findPendingFactor(first, id, 'totp')
    if (pending === undefined) throw new Error('nothing is pending')
    return (database) => spendPendingFactor(database, pending)
  },
  'an activation code': (first) => {
    const code = makeActivationCode(first, 'alice', nowMs)
    let holder = 0
    return (database) => activate(database, 'alice', code, `session ${holder++}`, nowMs)
  },
  'a recovery link': (first) => {
    sendRecoveryLink(first, findById(first, 'alice'), nowMs)
    const link = findRecoveryLink(first, mailsOf(first, 'alice').at(-1)?.secret ?? '')
    if (link === undefined) throw new Error('no link was sent')
    return (database) => spendRecoveryLink(database, link, nowMs)
  },
}

describe.each(Object.keys(stores) as (keyof typeof stores)[])('%s', (store) => {
  test.each(Object.entries(things))(`%s is won by one of ${times} uses at once`, async (_name, make) => {
    const nodes = stores[store]()
    onTestFinished(() => {
      for (const node of nodes) node.close()
    })
    const [first] = nodes
    if (first === undefined) throw new Error('there is no node')
    addPerson(first, alice, runCost)
    const use = await make(first)
    await first.settled()
    const uses = Array.from({ length: times }, async (_, index) => {
      const node = nodes[index % nodes.length] ?? first
      const won = await use(node)
      await node.settled()
      return won
    })
    expect((await Promise.all(uses)).filter((won) => won === true)).toHaveLength(1)
    expect(await use(first)).not.toBe(true)
  })
})
