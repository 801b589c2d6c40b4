/** Runs the real command line as a process of its own and hands back what a user would see. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunRecord, runRecordSchema } from '../../harness/record.ts'

const main = new URL('../../harness/cli/main.ts', import.meta.url).pathname

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly done: Promise<Outcome>
  /** Resolves as soon as the text stands on stdout or stderr, so often; default once. */
  shows(text: string, times?: number): Promise<void>
  kill(signal: NodeJS.Signals): void
}

export function start(...args: string[]): Running {
  return startIn(process.cwd(), ...args)
}

/** @param cwd the working folder, in which a configuration is looked for */
export function startIn(cwd: string, ...args: string[]): Running {
  const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', main, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  let stdout = ''
  let stderr = ''
  const watchers = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
    for (const watch of watchers) watch()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
    for (const watch of watchers) watch()
  })
  const done = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
  return {
    done,
    kill: (signal) => void child.kill(signal),
    shows: (text, times = 1) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if ((stdout + stderr).split(text).length <= times) return
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
        watch()
        void done.then(() => reject(new Error(`ended without showing ${text}: ${stderr}`)))
      }),
  }
}

export function stepproof(...args: string[]): Promise<Outcome> {
  return start(...args).done
}

/** A new folder for one test's files. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'stepproof-test-'))
}

export function recordIn(out: string): RunRecord {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')))
}

export function exists(...parts: string[]): boolean {
  return existsSync(join(...parts))
}
