/** The workers of a run: started together, fed from one queue, each attempt to whoever is free. */
import { Worker } from 'node:worker_threads'
import { ConfigError } from '../errors.ts'
import { moduleUrl } from '../module-url.ts'
import type { Order, Report, WorkerData } from './protocol.ts'

/** Node warns that Web Crypto is experimental as soon as a library asks what it can do. */
const quiet = ['--disable-warning=ExperimentalWarning']

/** Memory of a world, or V8 lets it grow for as long as the machine has some left. A world of the reference needs a third of it. */
const mostMiB = 512

export class Hand {
  readonly #worker: Worker
  #waiting: { resolve: (report: Report) => void; reject: (error: Error) => void } | undefined
  #gone: Error | undefined

  private constructor(data: WorkerData) {
    this.#worker = new Worker(moduleUrl('./worker', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: mostMiB },
      execArgv: [...process.execArgv, ...quiet],
    })
    this.#worker.on('message', (report: Report) => this.#settle(report))
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', (code) => this.#fail(new Error(`a worker ended by itself (${code})`)))
  }

  /** Resolves when the worker's world is loaded. */
  static async hire(data: WorkerData): Promise<Hand> {
    const hand = new Hand(data)
    await hand.#answer()
    return hand
  }

  /** @throws ConfigError or the worker's own error, with its stack */
  async carryOut<D extends Report['did']>(order: Order & { readonly do: D }): Promise<Extract<Report, { did: D }>> {
    const answer = this.#answer()
    this.#worker.postMessage(order)
    const report = await answer
    if (report.did !== order.do) throw new Error(`a worker answered ${report.did} to ${order.do}`)
    return report as Extract<Report, { did: D }>
  }

  async dismiss(): Promise<void> {
    if (this.#gone === undefined) await this.carryOut({ do: 'stop' }).catch(() => undefined)
    await this.#worker.terminate()
  }

  #answer(): Promise<Report> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== undefined) reject(this.#gone)
      else this.#waiting = { resolve, reject }
    })
  }

  #settle(report: Report): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (report.did !== 'fail') {
      waiting?.resolve(report)
      return
    }
    const error = report.config ? new ConfigError(report.message) : new Error(report.message)
    error.stack = report.stack
    waiting?.reject(error)
  }

  #fail(error: Error): void {
    this.#gone ??= error
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}

/** Has each hand take the next job as soon as it is free. The first error stops the handing out and is thrown. */
export async function share<J>(
  hands: readonly Hand[],
  jobs: readonly J[],
  work: (hand: Hand, job: J) => Promise<void>,
): Promise<void> {
  const queue = [...jobs]
  let stopped = false
  await Promise.all(
    hands.map(async (hand) => {
      for (let job = queue.shift(); job !== undefined && !stopped; job = queue.shift()) {
        try {
          await work(hand, job)
        } catch (error) {
          stopped = true
          throw error
        }
      }
    }),
  )
}
