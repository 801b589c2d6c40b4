/** What one phase of an attempt plays on: the recorder, the steps so far, the connections of the devices, and the names of holders. */

import { ScenarioError } from '../errors.ts'
import { Connections } from '../network/connections.ts'
import { Recorder } from '../network/recorder.ts'
import { Redactor } from '../network/redactor.ts'
import type { PhaseName, Role, Step, Surface } from '../record.ts'
import type { Clock } from '../runner/clock.ts'
import { hooked } from '../targets/hooked.ts'
import type { Loot, Target, TargetDefinition } from '../targets/target.ts'
import type { Person } from './person.ts'
import { Wallet } from './wallet.ts'

export interface StageOptions {
  readonly phase: PhaseName
  readonly definition: TargetDefinition
  readonly target: Target
  readonly surface: Surface
  readonly clock: Clock
  /** What request ids of this phase start with. */
  readonly requestPrefix: string
  readonly steals: readonly Loot[]
  /** What the scenario needs: some of it is looked at only then. */
  readonly needs: readonly string[]
  /** Lines that the target had stored before the people of the attempt came. */
  readonly storedBefore: ReadonlySet<string>
  /** PEM of the authority that the target's certificate is from. */
  readonly ca: string
  /** The loopback address that every host name of the target stands for. */
  readonly targetAddress: string
  /** Milliseconds after which an exchange counts as unanswered. */
  readonly answerTimeoutMs: number
}

interface Closable {
  close(): Promise<void>
}

/** What connections lead to: a loopback address, and the PEM of the authority that its certificate is from. */
interface Endpoint {
  readonly address: string
  readonly ca: string
}

export class Stage {
  readonly options: StageOptions
  readonly redactor: Redactor
  readonly recorder: Recorder
  readonly steps: Step[] = []
  readonly #connections = new Map<string, Promise<Connections>>()
  readonly #holders = { victim: 0, attacker: 0 }
  readonly #opened: Closable[] = []
  #challenges = 0

  constructor(options: StageOptions) {
    this.options = options
    this.redactor = new Redactor(options.definition.secretFields)
    this.recorder = new Recorder(options.requestPrefix, this.redactor)
  }

  /** @throws ScenarioError when the attacker uses what the scenario does not say was stolen */
  mayUse(loot: Loot): void {
    if (!this.options.steals.includes(loot)) throw new ScenarioError(`the attacker uses ${loot}, which \`steals\` does not name`)
  }

  newWallet(role: Role): Wallet {
    this.#holders[role] += 1
    return new Wallet(`${role} ${this.#holders[role]}`)
  }

  nextChallenge(): string {
    this.#challenges += 1
    return `challenge ${this.#challenges}`
  }

  /**
   * The connections of one device, to one node of the target or to somebody else; two devices never share one, whatever their addresses.
   * @throws ScenarioError for a second node where the target has none
   */
  connectionsOf(deviceName: string, sourceAddress: string, node: number, to: Partial<Endpoint> = {}): Promise<Connections> {
    const name = `${deviceName} at ${node}`
    const known = this.#connections.get(name)
    if (known !== undefined) return known
    const { ca, answerTimeoutMs } = this.options
    const there = to.address === undefined ? this.#addressOf(node) : Promise.resolve(to.address)
    const made = there.then((address) => new Connections(sourceAddress, address, to.ca ?? ca, answerTimeoutMs))
    this.#connections.set(name, made)
    return made
  }

  async #addressOf(node: number): Promise<string> {
    const { target, targetAddress } = this.options
    if (node === 0) return targetAddress
    if (target.node === undefined) throw new ScenarioError('this target has one node: `needs` has to name `nodes`')
    return hooked('node', target.node(node))
  }

  /** Makes what a person knows and holds unreadable in everything that leaves the stage. */
  keepSecret(person: Person): void {
    this.redactor.register('password', person.password)
    this.redactor.register('password', person.nextPassword)
    this.redactor.register('totp-seed', person.totp.secret.base32)
    this.redactor.register('totp-seed', person.totp.secret.hex)
    for (const code of person.recoveryCodes) {
      this.redactor.register('recovery-code', code)
      this.redactor.register('recovery-code', code.replaceAll('-', ''))
    }
  }

  /** Ends with the phase. */
  endsWith(opened: Closable): void {
    this.#opened.push(opened)
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((opened) => opened.close()))
    const connections = await Promise.allSettled(this.#connections.values())
    const opened = connections.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    await Promise.all(opened.map((one) => one.close()))
  }
}
