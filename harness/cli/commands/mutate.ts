/** `stepproof mutate`: every weakness against every scenario; what is not caught, and which scenarios catch nothing. */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Option } from 'commander'
import {
  renderMatrixHtml,
  renderMatrixTerminal,
  renderMutationReport,
  renderPairsTerminal,
  type Source,
} from '../../../reports/index.ts'
import { commandLine } from '../../command-line.ts'
import { ConfigError } from '../../errors.ts'
import type { KillMatrix } from '../../kill-matrix-record.ts'
import { type Cells, mutate, type Progress } from '../../mutation/mutate.ts'
import { plantPairs } from '../../mutation/pairs.ts'
import type { WeaknessInfo } from '../../targets/target.ts'
import type { WeaknessPairs } from '../../weakness-pairs-record.ts'
import { chosen } from '../choose.ts'
import { exitCodes } from '../exit-codes.ts'
import { untilInterrupted } from '../interrupt.ts'
import { checkIds, flags, list, loadModules, type PlayFlags, wholeNumber } from '../options.ts'
import { clearProgress, colour, progress, say, sayJson } from '../output.ts'
import { matrixFileName, writeWhole } from '../reports.ts'

const defaultCells: Cells = 'deciding'

interface MutateFlags extends PlayFlags {
  readonly out: string
  readonly only: readonly string[]
  readonly cells: Cells
  readonly pairs?: number
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
        .default(defaultCells),
    )
    .addOption(
      new Option('--pairs <number>', 'besides, plant so many pairs of weaknesses and see whether one hides the other')
        .argParser(wholeNumber('--pairs', 1, 100_000))
        .conflicts('json'),
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
  const { only, cells, pairs: wanted, seed, workers, port, timeout, out, json } = options
  const known = definition.weaknesses.map(({ id }) => id)
  checkIds('--only', only, known)
  if (known.length === 0)
    throw new ConfigError(`the target ${definition.facts.name} declares no weaknesses: there is nothing to plant`)
  const weaknesses = definition.weaknesses.filter(({ id }) => only.length === 0 || only.includes(id))
  const files = { target: options.target, scenarios: options.scenarios }
  const command = commandLine('mutate', words, {
    ...files,
    only,
    ...(cells !== defaultCells && { cells }),
    pairs: wanted,
    seed,
  })
  const attempts = chosen(loaded, words)
  const work = { definition, target, scenarios, attempts, weaknesses, seed, workers, port, answerTimeoutMs: timeout, command }
  const { matrix, pairs } = await untilInterrupted(async (stop) => {
    const matrix = await mutate({ ...work, cells, progress: tell, stop })
    const pairs = wanted === undefined ? null : await plantPairs({ ...work, wanted, alone: matrix, progress: tell, stop })
    return { matrix, pairs }
  })
  clearProgress()
  const written = writeMatrix(out, matrix, weaknesses)
  if (json) sayJson(matrix)
  else say(`${renderMatrixTerminal(matrix, { colour })}\nWritten: ${written.join(', ')}`)
  const code = exitCodeOf(matrix, only.length === 0 && words.length === 0)
  if (pairs === null) return code
  const file = join(out, 'weakness-pairs.json')
  writeWhole(file, `${JSON.stringify(pairs, null, 2)}\n`)
  say(`\n${renderPairsTerminal(pairs, { colour })}\nWritten: ${file}`)
  return code === exitCodes.defended ? exitCodeOfPairs(pairs) : code
}

function tell({ done, all, leftMs, says }: Progress): void {
  progress(`[${done}/${all}] ${says}${leftMs === null ? '' : `, about ${Math.ceil(leftMs / 1000)} s left`}`)
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

function exitCodeOfPairs({ pairs, complete }: WeaknessPairs): number {
  if (!complete || pairs.length === 0) return exitCodes.inconclusive
  return pairs.some(({ hidden }) => hidden.length > 0) ? exitCodes.breached : exitCodes.defended
}
