/** `stepproof replay run.json#attempt`: one attempt of a record again, with the same seed, shown exchange by exchange. */
import { Command } from 'commander'
import { renderTerminal, renderTranscript } from '../../../reports/index.ts'
import { commandLine } from '../../command-line.ts'
import { ConfigError } from '../../errors.ts'
import type { RunRecord } from '../../record.ts'
import { problemsOf } from '../../regression/gate.ts'
import { attemptCalled, plan } from '../../runner/plan.ts'
import { run } from '../../runner/run.ts'
import { exitCodeFor, exitCodes } from '../exit-codes.ts'
import { untilInterrupted } from '../interrupt.ts'
import { checkIds, flags, loadModules } from '../options.ts'
import { colour, note, say, sayJson } from '../output.ts'
import { readRecord } from '../record-file.ts'

interface ReplayFlags {
  readonly port: number
  readonly timeout: number
  readonly json: boolean
}

export function replayCommand(): Command {
  return new Command('replay')
    .description('run one attempt of a record again and show every exchange')
    .argument('<record#attempt>', 'the record, and the attempt’s id or its number in the record, counted from 1')
    .addOption(flags.port())
    .addOption(flags.timeout())
    .addOption(flags.json())
    .action(async (reference: string, options: ReplayFlags) => {
      process.exitCode = await replay(reference, options)
    })
}

async function replay(reference: string, { port, timeout, json }: ReplayFlags): Promise<number> {
  const { record, id } = readReference(reference)
  const { weakened, file } = record.target
  const loaded = await loadModules({ target: file ?? undefined, scenarios: record.scenarios ?? undefined })
  const { definition, target, scenarios, library } = loaded
  const attempt = attemptCalled(id, plan(library, definition.facts))
  if (attempt === undefined) throw new ConfigError(`${reference}: the library has no attempt ${id} any more`)
  const command = commandLine('replay', [reference], {})
  const { record: again, crash } = await untilInterrupted((stop) =>
    run({
      definition,
      target,
      scenarios,
      files: { target: file, scenarios: record.scenarios },
      attempts: [attempt],
      weaken: weakened,
      seed: record.seed,
      workers: 1,
      port,
      answerTimeoutMs: timeout,
      part: null,
      journal: null,
      command,
      progress: () => undefined,
      moved: (origin) => note(`port ${port} is taken: the target listens on ${origin} for this run`),
      stop,
    }),
  )
  if (crash !== null) {
    note(`a bug of ours, or of the target's description:\n${crash.stack}\nrepeat: ${command}`)
    return exitCodes.bug
  }
  if (json) sayJson(again)
  else
    say(
      `${again.attempts.map((attempt) => renderTranscript(attempt, { colour })).join('\n')}\n${renderTerminal(again, { colour, recordFile: reference.slice(0, reference.indexOf('#')) })}`,
    )
  return exitCodeFor(problemsOf(again, {}, null))
}

function readReference(reference: string): { record: RunRecord; id: string } {
  const hash = reference.indexOf('#')
  if (hash < 0) throw new ConfigError(`${reference}: expected a record and an attempt, such as run.json#1`)
  const file = reference.slice(0, hash)
  const wanted = reference.slice(hash + 1)
  const record = readRecord(file)
  const ids = record.attempts.map(({ id }) => id)
  const id = /^\d+$/.test(wanted) ? (ids[Number(wanted) - 1] ?? wanted) : wanted
  checkIds(file, [id], ids)
  return { record, id }
}
