/** The run behind a suite of tests: it makes the attempts whose tests are to run, and hands each test its own. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunnerTask } from 'vitest'
import type { AttemptRecord } from '../../record.ts'
import { removeJournal } from '../../runner/journal.ts'
import type { Attempt } from '../../runner/plan.ts'
import { type RunOptions, type RunResult, run } from '../../runner/run.ts'

type Setting = Omit<RunOptions, 'attempts' | 'part' | 'port' | 'journal' | 'progress' | 'moved' | 'stop'>

export class SuiteRun {
  /** The folder for the record; `null`: none is kept. */
  readonly out: string | null
  readonly #setting: Setting
  readonly #attempts = new Map<string, PromiseWithResolvers<AttemptRecord>>()
  readonly #stop = new AbortController()
  #running: Promise<RunResult> | undefined

  constructor(setting: Setting, out: string | null) {
    this.#setting = setting
    this.out = out
  }

  /** @param tasks of the suite: what a filter has left out is not tried */
  start(attempts: readonly Attempt[], tasks: readonly RunnerTask[]): void {
    const wanted = new Set(tasks.flatMap(toBeRun))
    const chosen = attempts.filter(({ id }) => wanted.has(id))
    for (const { id } of chosen) {
      const attempt = Promise.withResolvers<AttemptRecord>()
      // A test that is not reached any more asks for nothing.
      attempt.promise.catch(() => undefined)
      this.#attempts.set(id, attempt)
    }
    this.#running = run({
      ...this.#setting,
      attempts: chosen,
      part: null,
      port: 0,
      // A suite begins anew each time: what an earlier one left unfinished is nothing to say.
      journal: this.out === null ? null : { folder: this.out, begin: 'anew', note: () => undefined },
      progress: (attempt) => this.#attempts.get(attempt.id)?.resolve(attempt),
      moved: () => undefined,
      stop: this.#stop.signal,
    })
    this.#running.then(
      ({ crash }) => this.#leave(crash ?? new Error('the run ended before this attempt was made')),
      (error: unknown) => this.#leave(error),
    )
  }

  /** Resolves when the attempt is judged. @throws what ended the run before that */
  async finished(id: string): Promise<AttemptRecord> {
    const attempt = this.#attempts.get(id)
    if (attempt === undefined) throw new Error(`${id} is not among the attempts of this run`)
    return attempt.promise
  }

  /** Waits for what is under way, and writes the record where one is wanted. Why a run failed, its tests have said. */
  async end(): Promise<void> {
    this.#stop.abort()
    const result = await this.#running?.catch(() => undefined)
    if (this.out === null || result === undefined) return
    mkdirSync(this.out, { recursive: true })
    writeFileSync(join(this.out, 'run.json'), `${JSON.stringify(result.record)}\n`)
    if (result.crash === null) removeJournal(this.out)
  }

  #leave(reason: unknown): void {
    for (const { reject } of this.#attempts.values()) reject(reason)
  }
}

/** Names of the tests that no filter has left out. */
function toBeRun(task: RunnerTask): readonly string[] {
  if (task.type === 'suite') return task.tasks.flatMap(toBeRun)
  return task.mode === 'run' || task.mode === 'queued' ? [task.name] : []
}
