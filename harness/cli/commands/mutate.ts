/** `stepproof mutate`: every weakness against every scenario; what is not caught, and which scenarios catch nothing. */
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { renderMatrixHtml, renderMatrixTerminal } from '../../../reports/index.ts'
import { ConfigError } from '../../errors.ts'
import type { KillMatrix } from '../../kill-matrix-record.ts'
import { type Cells, mutate } from '../../mutation/mutate.ts'
import { exitCodes } from '../exit-codes.ts'
import { untilInterrupted } from '../interrupt.ts'
import { checkIds, commandLine, flags, list, loadModules } from '../options.ts'
import { clearProgress, colour, progress, say, sayJson } from '../output.ts'
import { matrixFileName, writeWhole } from '../reports.ts'
import { chosen, type RunFlags } from './run.ts'

interface MutateFlags extends Omit<RunFlags, 'weaken'> {
  readonly only: readonly string[]
  readonly cells: Cells
}

export function mutateCommand(): Command {
  return new Command('mutate')
    .description('plant every weakness in turn and see which scenarios notice: the kill matrix')
    .argument('[filter...]', 'parts of attempt ids, or classes; default: the whole library')
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .option('--only <ids>', 'weaknesses to plant, separated by commas (default: all)', list, [])
    .addOption(
      new Option(
        '--cells <which>',
        'attempts to make on a weakness: what decides its result, everything that it could make a difference to, or all',
      )
        .choices(['deciding', 'reached', 'all'])
        .default('deciding'),
    )
    .addOption(flags.seed())
    .addOption(flags.workers())
    .addOption(flags.port())
    .addOption(flags.timeout())
    .addOption(flags.out())
    .addOption(flags.json())
    .action(async (words: string[], options: MutateFlags) => {
      process.exitCode = await mutateAndReport(words, options)
    })
}

async function mutateAndReport(words: readonly string[], options: MutateFlags): Promise<number> {
  const loaded = await loadModules(options)
  const { definition, target, scenarios } = loaded
  const { only, cells, seed, workers, port, timeout, out, json } = options
  const known = definition.weaknesses.map(({ id }) => id)
  checkIds('--only', only, known)
  if (known.length === 0)
    throw new ConfigError(`the target ${definition.facts.name} declares no weaknesses: there is nothing to plant`)
  const weaknesses = definition.weaknesses.filter(({ id }) => only.length === 0 || only.includes(id))
  const command = commandLine('mutate', words, { target: options.target, scenarios: options.scenarios, only, seed })
  const attempts = chosen(loaded, words)
  const matrix = await untilInterrupted((stop) =>
    mutate({
      definition,
      target,
      scenarios,
      attempts,
      weaknesses,
      seed,
      workers,
      port,
      answerTimeoutMs: timeout,
      command,
      cells,
      progress: ({ done, all, leftMs, says }) =>
        progress(`[${done}/${all}] ${leftMs === null ? '' : `about ${Math.ceil(leftMs / 1000)} s left · `}${says}`),
      stop,
    }),
  )
  clearProgress()
  const files = [join(out, matrixFileName), join(out, 'kill-matrix.html')]
  writeWhole(join(out, matrixFileName), `${JSON.stringify(matrix, null, 2)}\n`)
  writeWhole(join(out, 'kill-matrix.html'), renderMatrixHtml(matrix))
  if (json) sayJson(matrix)
  else say(`${renderMatrixTerminal(matrix, { colour })}\nWritten: ${files.join(', ')}`)
  return exitCodeOf(matrix, only.length === 0 && words.length === 0)
}

/** @param whole whether a scenario without a kill is a fault; with a part of the weaknesses or scenarios it is not */
function exitCodeOf({ rows, useless, complete }: KillMatrix, whole: boolean): number {
  if (rows.some(({ result }) => result !== 'caught') || (whole && complete && useless.length > 0)) return exitCodes.breached
  return complete ? exitCodes.defended : exitCodes.inconclusive
}
