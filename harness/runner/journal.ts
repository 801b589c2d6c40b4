/**
 * The journal of a run: evidence is on disk before anyone judges it, and a run that was cut short is finished from it. One JSON
 * document a line, only ever added to: first the facts of the run, then of each attempt its evidence and its verdict.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ConfigError, messageOf } from '../errors.ts'
import type { Evidence, Verdict } from '../record.ts'
import { type RunFacts, whyAnotherRun } from '../regression/same-run.ts'
import { type Kept, nothingKept, readJournal } from './read-journal.ts'

export const journalName = 'run.journal.jsonl'

export interface JournalOptions {
  readonly folder: string
  /** `resume`: goes on with what is there. `anew`: overwrites it. */
  readonly begin: 'anew' | 'resume'
  /** Told what a reader should know of the journal that was found. */
  readonly note: (text: string) => void
}

export class Journal {
  readonly #file: number
  /** What was found of an earlier part of the run. */
  readonly kept: Kept

  private constructor(file: number, kept: Kept) {
    this.#file = file
    this.kept = kept
  }

  /** @throws ConfigError when the folder cannot be written to, or holds the journal of another run */
  static open({ folder, begin, note }: JournalOptions, facts: RunFacts): Journal {
    const path = join(folder, journalName)
    const found = begin === 'resume' ? readJournal(path) : null
    if (found === null) {
      if (begin === 'resume') note(`there is no interrupted run in ${folder}: a new one begins`)
      else if (existsSync(path)) note(`the interrupted run in ${folder} is given up; --resume would have finished it`)
      const journal = new Journal(openFile(folder, path, 'w'), nothingKept)
      journal.#append(facts)
      fsyncSync(journal.#file)
      syncFolder(folder)
      return journal
    }
    const reason = whyAnotherRun(found.facts, facts) ?? otherShard(found.facts, facts)
    if (reason !== null) throw new ConfigError(`--resume: the interrupted run in ${folder} is another one: ${reason}`)
    if (found.dropped) note('the last line of the journal was written only in part: it is left out')
    const file = openFile(folder, path, 'r+')
    ftruncateSync(file, found.wholeBytes)
    closeSync(file)
    return new Journal(openFile(folder, path, 'a'), found.kept)
  }

  keepOrigin(origin: string): void {
    this.#append({ origin })
  }

  /**
   * Returns when the disk has it: whatever happens afterwards, the evidence is judged and not made again.
   * @param elapsedMs time that the run has taken until now
   */
  keepEvidence(attempt: string, phases: readonly Evidence[], elapsedMs: number): void {
    this.#append({ attempt, phases, elapsedMs })
    fdatasyncSync(this.#file)
  }

  /** Not waited for: after a power failure it is worked out again from the evidence. */
  keepVerdict(attempt: string, verdict: Verdict): void {
    this.#append({ attempt, verdict })
  }

  close(): void {
    fsyncSync(this.#file)
    closeSync(this.#file)
  }

  #append(entry: object): void {
    writeFileSync(this.#file, `${JSON.stringify(entry)}\n`)
  }
}

/** To be called when the whole record is on disk. */
export function removeJournal(folder: string): void {
  rmSync(join(folder, journalName), { force: true })
}

function otherShard({ part: there }: RunFacts, { part: here }: RunFacts): string | null {
  const named = (part: RunFacts['part']) => (part === null ? 'the whole plan' : `shard ${part.shards.join(', ')}`)
  return named(there) === named(here) ? null : `it is of ${named(there)}, this one of ${named(here)}`
}

function openFile(folder: string, path: string, how: 'w' | 'r+' | 'a'): number {
  try {
    mkdirSync(folder, { recursive: true })
    return openSync(path, how, 0o600)
  } catch (error) {
    throw new ConfigError(`the report cannot be written to ${folder}: ${messageOf(error)}; give another folder with --out`, {
      cause: error,
    })
  }
}

/** A new file is there after a power failure only if its folder is on the disk too. */
function syncFolder(folder: string): void {
  const file = openSync(folder, 'r')
  fsyncSync(file)
  closeSync(file)
}
