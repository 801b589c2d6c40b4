/** How far the work has come, and how long the rest will take at the pace so far. */
import type { Packet } from './packets.ts'

export class Pace {
  readonly #begun = performance.now()
  readonly #all: number
  readonly #allMs: number
  #done = 0
  #doneMs = 0

  constructor(packets: readonly Packet[]) {
    this.#all = packets.reduce((sum, { attempts }) => sum + attempts.length, 0)
    this.#allMs = packets.reduce((sum, { ms }) => sum + ms, 0)
  }

  finished({ attempts, ms }: Packet): { done: number; all: number; leftMs: number } {
    this.#done += attempts.length
    this.#doneMs += ms
    const leftMs = ((performance.now() - this.#begun) / this.#doneMs) * (this.#allMs - this.#doneMs)
    return { done: this.#done, all: this.#all, leftMs }
  }
}
