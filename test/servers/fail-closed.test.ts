import { describe, expect, onTestFinished, test } from 'vitest'
import { type Defences, loadReference } from '../../servers/index.ts'
import { type BrowserPerson, enrolAlice, signIn } from './browser-person.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

const outOfOrder = () => {
  throw new Error('out of order')
}
const json = { 'content-type': 'application/json' }
const terms = JSON.stringify({ payee: 'DE17000000000000000001', cents: 95_000 })

/** A town whose defences can be replaced while it is open. */
async function fragileTown(): Promise<{ town: OpenDeployment; alice: BrowserPerson; breakDown(member: keyof Defences): void }> {
  const { soundDefences } = await loadReference()
  const defences: { -readonly [Member in keyof Defences]: Defences[Member] } = { ...soundDefences }
  const town = await openDeployment({ defences })
  onTestFinished(() => town.close())
  await enrolAlice(town)
  return { town, alice: await signIn(town), breakDown: (member) => Object.assign(defences, { [member]: outOfOrder }) }
}

async function approvedTransfer(alice: BrowserPerson): Promise<string> {
  const { id } = JSON.parse((await alice.send('/api/transfers', { method: 'POST', headers: json, body: terms })).text)
  const path = `/api/transfers/${id}/execute`
  const challenged = JSON.parse((await alice.send(path, { method: 'POST' })).text)
  await alice.stepUp(challenged.challenge)
  return path
}

describe('when a check is out of order, nothing is done, and one event says so:', () => {
  test.each([
    'clientAddress',
    'clientHeaders',
    'checkFraming',
    'checkHost',
    'limitRequests',
    'resolveRoute',
    'checkRequestOrigin',
    'checkSessionDevice',
    'checkSessionLifetime',
    'levelAtRisk',
    'checkLevel',
    'checkMethod',
    'checkFreshness',
    'checkElevationAddress',
    'checkProposalOwner',
    'approvalCovers',
    'spendApproval',
  ] as const)('%s', async (member) => {
    const { town, alice, breakDown } = await fragileTown()
    const path = await approvedTransfer(alice)
    breakDown(member)
    const answer = await alice.send(path, { method: 'POST', headers: { 'x-request-id': 'broken' } })
    expect([answer.status, JSON.parse(answer.text)]).toEqual([503, { error: 'temporarily_unavailable' }])
    expect(town.deployment.transfersOf('alice')).toEqual([])
    expect(town.deployment.auditAbout(new Set(['broken']))).toMatchObject([
      { decision: 'refuse', reason: 'our own error: out of order', address: '127.0.0.1' },
    ])
  })

  test('none of them, and the transfer is made', async () => {
    const { town, alice } = await fragileTown()
    const path = await approvedTransfer(alice)
    expect((await alice.send(path, { method: 'POST' })).status).toBe(200)
    expect(town.deployment.transfersOf('alice')).toHaveLength(1)
  })
})

test.each(['clientAddress', 'checkFraming', 'limitRequests'] as const)(
  'the provider does not go on when %s is out of order',
  async (member) => {
    const { town, breakDown } = await fragileTown()
    breakDown(member)
    const answer = await town.send(town.deployment.issuer, '/jwks', { headers: { 'x-request-id': 'broken' } })
    expect(answer.status).toBe(503)
    expect(town.deployment.auditAbout(new Set(['broken']))).toHaveLength(1)
  },
)
