/** `stepproof run`: scenarios against a target; verdicts, record and reports. */
import { join } from 'node:path'
import { Command } from 'commander'
import { renderTerminal } from '../../../reports/index.ts'
import { commandLine } from '../../command-line.ts'
import { ConfigError } from '../../errors.ts'
import { removeJournal } from '../../runner/journal.ts'
import { type Attempt, filtered, plan } from '../../runner/plan.ts'
import { run } from '../../runner/run.ts'
import { exitCodeOf, exitCodes } from '../exit-codes.ts'
import { untilInterrupted } from '../interrupt.ts'
import { nearest } from '../nearest.ts'
import { checkIds, flags, type Loaded, loadModules } from '../options.ts'
import { clearProgress, colour, note, progress, say, sayJson } from '../output.ts'
import { writeReports } from '../reports.ts'

export interface RunFlags {
  readonly target?: string
  readonly scenarios?: string
  readonly weaken: readonly string[]
  readonly seed: number
  readonly workers: number
  readonly port: number
  readonly timeout: number
  readonly out: string
  readonly json: boolean
}

export function runCommand(): Command {
  return new Command('run')
    .description('run attack scenarios against a target and judge them')
    .argument('[filter...]', 'parts of attempt ids, or classes; default: the whole library')
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .addOption(flags.weaken())
    .addOption(flags.seed())
    .addOption(flags.workers())
    .addOption(flags.port())
    .addOption(flags.timeout())
    .addOption(flags.out())
    .addOption(flags.json())
    .action(async (words: string[], options: RunFlags) => {
      process.exitCode = await runAndReport(words, options)
    })
}

async function runAndReport(words: readonly string[], options: RunFlags): Promise<number> {
  const loaded = await loadModules(options)
  const { definition, target, scenarios } = loaded
  const { weaken, seed, workers, port, timeout, out, json } = options
  checkIds(
    '--weaken',
    weaken,
    definition.weaknesses.map(({ id }) => id),
  )
  const attempts = chosen(loaded, words)
  const command = commandLine('run', words, { target: options.target, scenarios: options.scenarios, weaken, seed })
  const { record, crash } = await untilInterrupted((stop) =>
    run({
      definition,
      target,
      scenarios,
      files: { target: options.target ?? null, scenarios: options.scenarios ?? null },
      attempts,
      weaken,
      seed,
      workers,
      port,
      answerTimeoutMs: timeout,
      folder: out,
      command,
      progress: ({ id, verdict }, done, all) => progress(`[${done}/${all}] ${verdict.kind} ${id}`),
      moved: (origin) =>
        options.target === undefined && note(`port ${port} is taken: the target listens on ${origin} for this run`),
      stop,
    }),
  )
  clearProgress()
  const { files, failures } = writeReports(out, record)
  if (crash === null) removeJournal(out)
  if (json) sayJson(record)
  else say(renderTerminal(record, { colour, recordFile: join(out, 'run.json') }))
  for (const failure of failures) note(failure)
  if (!json) say(`\nWritten: ${files.join(', ')}`)
  if (crash !== null) {
    note(`a bug of ours, or of the target's description:\n${crash.stack}\nrepeat: ${command}`)
    return exitCodes.bug
  }
  const code = exitCodeOf(record.attempts, record.complete)
  return failures.length > 0 && code === exitCodes.defended ? exitCodes.bug : code
}

/** @throws ConfigError when the filter words leave nothing */
export function chosen({ library, definition }: Loaded, words: readonly string[]): Attempt[] {
  const all = plan(library, definition.facts)
  const attempts = filtered(all, words)
  if (attempts.length > 0) return attempts
  const ids = [...new Set(all.map(({ scenario }) => scenario.id))]
  throw new ConfigError(`no attempt matches ${words.join(' ')}; nearest: ${nearest(words[0] ?? '', ids).join(', ')}`)
}
