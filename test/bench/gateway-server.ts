/** Two servers in a process of their own, side by side: the gateway before the demo bank, and the same answer from Express alone. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { loadReference } from '../../servers/index.ts'
import type { NewCustomer } from '../servers/crash-server.ts'

export interface Doors {
  readonly origin: string
  readonly relyingParty: { readonly id: string; readonly origin: string }
  readonly bare: string
}

const {
  ca = '',
  cert = '',
  tlsKey = '',
  store = ':memory:',
} = JSON.parse(process.env.BENCH_SERVER ?? '{}') as Record<string, string>
const { runCost, soundDefences, startDeployment } = await loadReference()
const deployment = await startDeployment({
  defences: soundDefences,
  // As many as the machine can send; counted all the same.
  requestsPerTenSeconds: 1_000_000,
  address: '127.0.0.1',
  port: 0,
  tls: { ca, cert, key: tlsKey },
  store,
  storeKey: Buffer.alloc(32, 3),
  passwordCost: runCost,
  now: () => Date.now(),
})
let person = ''
const app = express()
// What the bank does for the same request, without a word about who asks.
app.get('/api/account', (_request, response) => {
  const email = deployment.emailOf(person)
  response.json({ name: 'Somebody', email, account: 'DE02120300000000202051', transfers: deployment.transfersOf(person) })
})
const bare = createServer({ cert, key: tlsKey, minVersion: 'TLSv1.2' }, app)
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))

process.on('message', async (customer: NewCustomer & { readonly home: string }) => {
  await deployment.enrol(customer.person, customer.registration, customer.home)
  person = customer.person.id
  process.send?.('enrolled')
})
process.on('disconnect', () => process.exit())
const doors: Doors = {
  origin: deployment.origin,
  relyingParty: deployment.relyingParty,
  bare: `https://localhost:${(bare.address() as AddressInfo).port}`,
}
process.send?.(doors)
