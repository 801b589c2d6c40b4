/** A customer at a deployment, driven with the harness's own client: signs in by password, approves with a software passkey. */
import { randomBytes } from 'node:crypto'
import { makePerson, type Person } from '../../harness/actors/person.ts'
import { Wallet } from '../../harness/actors/wallet.ts'
import { Connections } from '../../harness/network/connections.ts'
import { homeAddress } from '../../harness/network/positions.ts'
import { Recorder } from '../../harness/network/recorder.ts'
import { Redactor } from '../../harness/network/redactor.ts'
import { type HttpAnswer, UserAgent } from '../../harness/network/user-agent.ts'
import type { Values } from '../../harness/record.ts'
import type { Answer } from '../../harness/targets/answer.ts'
import { sessionClient } from '../../harness/targets/reference/session-client.ts'
import type { Client } from '../../harness/targets/target.ts'
import type { NewCustomer } from './crash-server.ts'

export interface Door {
  readonly origin: string
  readonly relyingParty: { readonly id: string; readonly origin: string }
  readonly ca: string
}

export interface Customer {
  readonly person: Person
  readonly client: Client
  readonly agent: UserAgent
  /** Proposes, approves and executes; the answer to the execution. */
  pay(values: Values): Promise<HttpAnswer>
  close(): Promise<void>
}

/** What a directory import needs of a person, with a passkey that was registered at the door. */
export function toEnrol(person: Person, { relyingParty: { id, origin } }: Pick<Door, 'relyingParty'>): NewCustomer {
  const { id: personId, login, name, email, account, role, password, totp, authenticator } = person
  const challenge = randomBytes(32).toString('base64url')
  return {
    person: { id: personId, login, name, email, account, role, password, totpSeed: totp.secret.base32 },
    registration: { challenge, response: authenticator.register({ challenge, origin, rpId: id }) },
  }
}

export function makeCustomer(label: string, number: number): Person {
  return makePerson(1, label, 'customer', homeAddress(0, number))
}

export function atDoor(person: Person, { origin, relyingParty, ca }: Door): Customer {
  const wallet = new Wallet('customer')
  const recorder = new Recorder('customer', new Redactor())
  const connections = new Connections(person.device.address, '127.0.0.1', ca, 5000)
  const options = {
    role: 'victim',
    device: person.device,
    jar: wallet.jar,
    recorder,
    connections,
    answerTimeoutMs: 5000,
  } as const
  const agent = new UserAgent(options)
  const client = sessionClient({ surface: 'session', agent, wallet, person, node: 0 }, origin, relyingParty)
  return {
    person,
    client,
    agent,
    async pay(values) {
      const asked = await client.perform('transfer', values, {})
      if (asked.status !== 401) return asked
      const challenge = client.readChallenge(asked, values)
      await client.answer(challenge, passkeyOf(person), {})
      return client.perform('transfer', values, { after: challenge })
    },
    close: () => connections.close(),
  }
}

/** What a browser hands in for a passkey of this person. */
export function passkeyOf({ authenticator }: Person): Extract<Answer, { factor: 'webauthn' }> {
  return {
    factor: 'webauthn',
    ceremony: 'begun',
    respond(asked) {
      if (asked === null) throw new Error('the ceremony was begun')
      return authenticator.assert(asked)
    },
  }
}
