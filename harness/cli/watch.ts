/**
 * Runs the command again and again: first as given, then what a changed file affects. Each run is a process of its own, so that what
 * has changed is really loaded anew.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { moduleUrl } from '../module-url.ts'
import { exitCodes } from './exit-codes.ts'
import { FileChanges } from './file-changes.ts'
import { note } from './output.ts'
import { filesFrom } from './scenario-files.ts'

/**
 * Until SIGINT or SIGTERM.
 * @param args the words after `stepproof`, with `--watch`
 * @param scenarios the file of `--scenarios`; default the library
 * @returns the exit code of the last run
 */
export async function watchScenarios(args: readonly string[], scenarios?: string): Promise<number> {
  const entry = scenarios ?? fileURLToPath(moduleUrl('../../scenarios/index', import.meta.url))
  const command = args.filter((word) => word !== '--watch')
  const stop = new AbortController()
  const changes = new FileChanges()
  let child: ChildProcess | undefined
  const end = () => {
    stop.abort()
    child?.kill('SIGINT')
  }
  const runOnce = (words: readonly string[]) => {
    child = spawn(process.execPath, [...process.execArgv, mainFile, ...words], { stdio: 'inherit' })
    return exitOf(child)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  try {
    let files = filesFrom(entry)
    changes.follow(files)
    let code = await runOnce(command)
    while (!stop.signal.aborted) {
      note(`watching ${files.size} files until Ctrl-C`)
      const changed = await changes.next(stop.signal)
      if (changed.length === 0) continue
      // A scenario that was put on the list has not changed itself.
      const before = files
      files = filesFrom(entry)
      changes.follow(files)
      const all = [...changed, ...[...files].filter((file) => !before.has(file))]
      note(`changed: ${all.join(', ')}`)
      code = await runOnce([...command, '--affected-by', all.join(',')])
    }
    return code
  } finally {
    changes.close()
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
  }
}

const mainFile = fileURLToPath(moduleUrl('./main', import.meta.url))

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? exitCodes.inconclusive))
  })
}
