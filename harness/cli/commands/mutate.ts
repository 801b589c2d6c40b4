/** `stepproof mutate`: every weakness against every scenario; what is not caught, and which scenarios catch nothing. */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Option } from 'commander'
import { renderMatrixHtml, renderMatrixTerminal, renderMutationReport, type Source } from '../../../reports/index.ts'
import { ConfigError } from '../../errors.ts'
import type { KillMatrix } from '../../kill-matrix-record.ts'
import { type Cells, mutate } from '../../mutation/mutate.ts'
import type { WeaknessInfo } from '../../targets/target.ts'
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
        progress(`[${done}/${all}] ${says}${leftMs === null ? '' : `, about ${Math.ceil(leftMs / 1000)} s left`}`),
      stop,
    }),
  )
  clearProgress()
  const files = writeMatrix(out, matrix, weaknesses)
  if (json) sayJson(matrix)
  else say(`${renderMatrixTerminal(matrix, { colour })}\nWritten: ${files.join(', ')}`)
  return exitCodeOf(matrix, only.length === 0 && words.length === 0)
}

function writeMatrix(out: string, matrix: KillMatrix, weaknesses: readonly WeaknessInfo[]): string[] {
  const sources = new Map(weaknesses.map((weakness) => [weakness.id, sourceOf(weakness)]))
  const texts = {
    [matrixFileName]: `${JSON.stringify(matrix, null, 2)}\n`,
    'kill-matrix.html': renderMatrixHtml(matrix),
    'mutation-report.json': renderMutationReport(matrix, (id) => sources.get(id) ?? null),
  }
  return Object.entries(texts).map(([name, text]) => {
    writeWhole(join(out, name), text)
    return join(out, name)
  })
}

function sourceOf({ file }: WeaknessInfo): Source | null {
  if (file === undefined) return null
  const path = fileURLToPath(file)
  return { name: relative(process.cwd(), path), text: readFileSync(path, 'utf8') }
}

/**
 * What cannot be known comes before what was found: on a control that fails nothing can be told.
 * @param whole whether a scenario without a kill is a fault; with a part of the weaknesses or scenarios it is not
 */
function exitCodeOf({ control, rows, useless, complete }: KillMatrix, whole: boolean): number {
  const results = new Set(rows.map(({ result }) => result))
  const sound = rows.length > 0 && control.every(({ verdict }) => verdict === 'defended')
  if (!complete || !sound || results.has('undecided')) return exitCodes.inconclusive
  if (results.has('survived') || results.has('by-accident') || (whole && useless.length > 0)) return exitCodes.breached
  return exitCodes.defended
}
