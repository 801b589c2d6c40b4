/** What one phase of an attempt plays on: the recorder, the steps so far, the connections of the devices, and the names of holders. */

import { Connections } from '../network/connections.ts'
import { Recorder } from '../network/recorder.ts'
import { Redactor } from '../network/redactor.ts'
import type { PhaseName, Role, Step, Surface } from '../record.ts'
import type { Clock } from '../runner/clock.ts'
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
  /** PEM of the authority that the target's certificate is from. */
  readonly ca: string
  /** The loopback address that every host name of the target stands for. */
  readonly targetAddress: string
  /** Milliseconds after which an exchange counts as unanswered. */
  readonly answerTimeoutMs: number
}

export class Stage {
  readonly options: StageOptions
  readonly redactor: Redactor
  readonly recorder: Recorder
  readonly steps: Step[] = []
  readonly #connections = new Map<string, Connections>()
  readonly #holders = { victim: 0, attacker: 0 }
  readonly #ends: (() => void)[] = []
  #challenges = 0

  constructor(options: StageOptions) {
    this.options = options
    this.redactor = new Redactor(options.definition.secretFields)
    this.recorder = new Recorder(options.requestPrefix, this.redactor)
  }

  newWallet(role: Role): Wallet {
    this.#holders[role] += 1
    return new Wallet(`${role} ${this.#holders[role]}`)
  }

  nextChallenge(): string {
    this.#challenges += 1
    return `challenge ${this.#challenges}`
  }

  /** The connections of one device; two devices never share one, whatever their addresses. */
  connectionsOf(deviceName: string, sourceAddress: string): Connections {
    const known = this.#connections.get(deviceName)
    if (known !== undefined) return known
    const { targetAddress, ca, answerTimeoutMs } = this.options
    const made = new Connections(sourceAddress, targetAddress, ca, answerTimeoutMs)
    this.#connections.set(deviceName, made)
    return made
  }

  /** Makes what a person knows and holds unreadable in everything that leaves the stage. */
  keepSecret(person: Person): void {
    this.redactor.register('password', person.password)
    this.redactor.register('totp-seed', person.totp.secret.base32)
    this.redactor.register('totp-seed', person.totp.secret.hex)
    for (const code of person.recoveryCodes) {
      this.redactor.register('recovery-code', code)
      this.redactor.register('recovery-code', code.replaceAll('-', ''))
    }
  }

  /** What has to be ended with the stage besides its connections. */
  onClose(end: () => void): void {
    this.#ends.push(end)
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end()
    await Promise.all([...this.#connections.values()].map((connections) => connections.close()))
  }
}
