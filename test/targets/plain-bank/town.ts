/** A started plain bank with its customers and thieves, for tests: everything is real but the clock, where a test brings its own. */
import {
  type ChallengeSeen,
  type Client,
  Connections,
  type Device,
  FlowFailure,
  type Outcome,
  type Person,
  type StartOptions,
  type Target,
  type TlsFiles,
  UserAgent,
  type Values,
  Wallet,
} from 'stepproof'
import { makePerson } from '../../../harness/actors/person.ts'
import { Recorder } from '../../../harness/network/recorder.ts'
import { Redactor } from '../../../harness/network/redactor.ts'
import { makeTls } from '../../../harness/network/test-ca.ts'
import { createPlainBank } from './app.ts'
import { soundRules } from './rules.ts'
import plainBank, { startBank } from './target.ts'

/** Somebody at the bank: a client, and the agent and wallet behind it. */
export interface Visitor {
  readonly person: Person
  readonly client: Client
  readonly agent: UserAgent
  readonly wallet: Wallet
  /** The next code that the person's authenticator shows. */
  nextCode(): string
  wrongCode(variation: number): string
}

export interface Town {
  readonly target: Target
  /** A new customer, enrolled and signed in at home. */
  settle(label: string): Promise<Visitor>
  /** Somebody who acts on the person's account from this device, with nothing in the wallet. */
  visit(person: Person, device: Device): Visitor
  close(): Promise<void>
}

const bank = { address: '127.0.0.1', port: 0 }
const homeAddress = '127.0.0.21'
const answerTimeoutMs = 5_000
export const thiefDevice: Device = { address: '127.0.0.66', userAgent: 'thief/1.0' }
export const rent = { payee: 'DE17000000000000000001', cents: 95_000 }

export async function openTown({ weaken = [], port = 0 }: Partial<Pick<StartOptions, 'weaken' | 'port'>> = {}): Promise<Town> {
  const tls = await makeTls()
  return buildTown(await plainBank.start({ weaken, ...bank, port, tls }), tls, Date.now)
}

/** A town with a sound bank where it is as late as `now` says. */
export async function openTownAt(now: () => number): Promise<Town> {
  const tls = await makeTls()
  return buildTown(await startBank(createPlainBank(soundRules, now), { ...bank, tls }), tls, now)
}

function buildTown(target: Target, tls: TlsFiles, now: () => number): Town {
  const open: Connections[] = []
  const visit = (person: Person, device: Device): Visitor => {
    const connections = new Connections(device.address, bank.address, tls.ca, answerTimeoutMs)
    open.push(connections)
    const wallet = new Wallet(person.id)
    const recorder = new Recorder('test', new Redactor())
    const agent = new UserAgent({ role: 'victim', device, jar: wallet.jar, recorder, trace: [], connections, answerTimeoutMs })
    return {
      person,
      agent,
      wallet,
      client: target.connect({ surface: 'session', agent, wallet, person, node: 0 }),
      nextCode: () => person.totp.next(now()).text,
      wrongCode: (variation) => person.totp.wrong(now(), variation),
    }
  }
  return {
    target,
    visit,
    async settle(label) {
      const person = makePerson(1, label, 'customer', homeAddress)
      await target.enrol(person, ['totp'])
      const visitor = visit(person, person.device)
      await visitor.client.signIn()
      return visitor
    },
    async close() {
      await Promise.all(open.map((connections) => connections.close()))
      await target.close()
    },
  }
}

/** Asks for a transfer (or another operation), which brings the challenge for it. */
export async function challenged({ client }: Visitor, values: Values = rent, operation = 'transfer'): Promise<ChallengeSeen> {
  return client.readChallenge(await client.perform(operation, values, {}), values)
}

/** Asks for a transfer (or another operation) and approves it with the next code. */
export async function approved(visitor: Visitor, values: Values = rent, operation = 'transfer'): Promise<ChallengeSeen> {
  const challenge = await challenged(visitor, values, operation)
  const { status } = await visitor.client.answer(challenge, { factor: 'totp', code: visitor.nextCode() }, {})
  if (status !== 204) throw new FlowFailure(`the code should have been accepted, but the answer was ${status}`)
  return challenge
}

/** Sends wrong codes, each for a new ticket, and returns what they came to. */
export async function guess({ target }: Town, visitor: Visitor, times: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (let variation = 0; variation < times; variation += 1) {
    const code = visitor.wrongCode(variation)
    outcomes.push(target.classify(await visitor.client.answer(await challenged(visitor), { factor: 'totp', code }, {})))
  }
  return outcomes
}
