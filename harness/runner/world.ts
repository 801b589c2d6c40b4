/** The world inside a worker: the target as it stands, and the attempts that can be made on it. */
import { ConfigError } from '../errors.ts'
import type { Evidence } from '../record.ts'
import type { Target, TargetDefinition } from '../targets/target.ts'
import { verdict } from '../verdict.ts'
import { runAttempt } from './attempt.ts'
import { realClock, virtualClock } from './clock.ts'
import { loadScenarios, loadTarget } from './load.ts'
import { type Attempt, attemptCalled, plan } from './plan.ts'
import type { Order, Report, WorkerData } from './protocol.ts'

type AttemptOrder = Extract<Order, { do: 'attempt' | 'judge' }>

import { startTarget } from './start-target.ts'

export class World {
  readonly #data: WorkerData
  readonly #definition: TargetDefinition
  readonly #library: readonly Attempt[]
  readonly #setTime: (attempt: number) => void
  #target: Target | undefined
  /** What the start made use of, all attempts depend on. */
  #reachedAtStart: readonly string[] = []

  private constructor(
    data: WorkerData,
    definition: TargetDefinition,
    library: readonly Attempt[],
    setTime: (attempt: number) => void,
  ) {
    this.#data = data
    this.#definition = definition
    this.#library = library
    this.#setTime = setTime
  }

  static async load(data: WorkerData, setTime: (attempt: number) => void): Promise<World> {
    const definition = await loadTarget(data.target)
    return new World(data, definition, plan(await loadScenarios(data.scenarios), definition.facts), setTime)
  }

  async start({ weaken, watch = [] }: Extract<Order, { do: 'start' }>): Promise<string> {
    await this.stop()
    this.#setTime(0)
    const { address, port, tls } = this.#data
    this.#target = await startTarget(this.#definition, { weaken, watch, address, port, tls })
    this.#reachedAtStart = this.#target.reached?.() ?? []
    return this.#target.origin
  }

  async stop(): Promise<void> {
    await this.#target?.close()
    this.#target = undefined
  }

  /** What weaknesses could have made a difference to it goes along with the verdict. */
  async judge(order: AttemptOrder): Promise<Report> {
    const phases = await this.attempt(order)
    const since = this.#target?.reached?.()
    const reached = since === undefined ? null : [...new Set([...this.#reachedAtStart, ...since])]
    return { did: 'judge', id: order.id, verdict: verdict(phases, this.#definition.facts), reached }
  }

  async attempt({ id, seed }: AttemptOrder): Promise<Evidence[]> {
    const attempt = attemptCalled(id, this.#library)
    const target = this.#target
    if (attempt === undefined || target === undefined) throw new ConfigError(`no attempt ${id} can be made here`)
    this.#setTime(attempt.number)
    const { tls, address, answerTimeoutMs } = this.#data
    const definition = this.#definition
    const clock = definition.clock === 'virtual' ? virtualClock : realClock
    return runAttempt({ definition, target, clock, ca: tls.ca, targetAddress: address, answerTimeoutMs, seed }, attempt)
  }
}
