/** A deployment in a process of its own, on a file store, to be killed at any moment. Enrols whom it is sent, and says when. */
import { type Deployment, loadReference } from '../../servers/index.ts'

export type NewCustomer = {
  readonly person: Parameters<Deployment['enrol']>[0]
  readonly registration: Parameters<Deployment['enrol']>[1]
}

export interface Started {
  readonly origin: string
  readonly relyingParty: Deployment['relyingParty']
}

const {
  file = '',
  key = '',
  ca = '',
  cert = '',
  tlsKey = '',
} = JSON.parse(process.env.CRASH_SERVER ?? '{}') as Record<string, string>
const { runCost, soundDefences, startDeployment } = await loadReference()
const deployment = await startDeployment({
  defences: soundDefences,
  address: '127.0.0.1',
  port: 0,
  tls: { ca, cert, key: tlsKey },
  store: file,
  storeKey: Buffer.from(key, 'base64'),
  passwordCost: runCost,
  now: () => Date.now(),
})
process.on('message', async ({ person, registration }: NewCustomer) => {
  await deployment.enrol(person, registration)
  process.send?.('enrolled')
})
process.on('disconnect', () => process.exit())
const started: Started = { origin: deployment.origin, relyingParty: deployment.relyingParty }
process.send?.(started)
