/** `stepproof show`: one thing in full, a scenario as a page; or the pages of all scenarios, into a folder. */
import { join } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { renderScenarioIndex, renderScenarioPage } from '../../../reports/index.ts'
import { ConfigError } from '../../errors.ts'
import type { KillMatrix } from '../../kill-matrix-record.ts'
import type { ScenarioRecord } from '../../scenario-record.ts'
import { catalogueOf, classRecords, requirementEntries } from '../catalogue.ts'
import { checkIds, flags, type Loaded, loadModules } from '../options.ts'
import { say, sayJson } from '../output.ts'
import { readMatrix, writeWhole } from '../reports.ts'
import { scenarioRecord } from '../scenario-record.ts'

interface ShowFlags {
  readonly target?: string
  readonly scenarios?: string
  readonly all?: true
  readonly out?: string
  readonly matrix?: string
  readonly json: boolean
}

export function showCommand(): Command {
  return new Command('show')
    .description(
      'show one scenario, weakness, oracle, class, capability, target, catalogue or requirement in full, or write a page for each scenario',
    )
    .argument('[id]', 'as `list` prints it')
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .option('--all', 'write a page for each scenario, and an index, into the folder of --out')
    .option('--out <folder>', 'folder for the pages of --all')
    .option('--matrix <file>', 'kill matrix of `mutate`, for the weaknesses that a scenario catches (default: pages do without)')
    .addOption(flags.json())
    .action(async (id: string | undefined, options: ShowFlags) => {
      const loaded = await loadModules(options)
      const matrix = options.matrix === undefined ? null : readMatrix(options.matrix)
      if ((id === undefined) !== (options.all === true)) throw new ConfigError('show: give either an id or --all')
      if (id !== undefined) return showOne(id, loaded, matrix, options.json)
      if (options.out === undefined) throw new ConfigError('show --all: say with --out where the pages should go')
      const files = writePages(options.out, loaded, matrix)
      if (options.json) sayJson(files)
      else say(`Written: ${files.length} pages, the index is ${files.at(-1)}`)
    })
}

function showOne(id: string, loaded: Loaded, matrix: KillMatrix | null, json: boolean): void {
  const entries = [...Object.values(catalogueOf(loaded)).flat(), ...requirementEntries(loaded.library)]
  const ids = entries.map((entry) => entry.id)
  checkIds('show', [id], ids)
  const scenario = loaded.library.find((one) => one.id === id)
  const record = scenario === undefined ? null : scenarioRecord(scenario, loaded.definition)
  const entry = entries.find((one) => one.id === id) ?? {}
  if (json) sayJson(record ?? entry)
  else say(record === null ? facts(entry) : pageOf(record, matrix))
}

function facts(entry: object): string {
  return Object.entries(entry)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${factText(value)}`)
    .join('\n')
}

const named = z.array(z.strictObject({ id: z.string(), title: z.string() })).min(1)

/** A list of what has an id and a title, and nothing else, stands a line each; all else as JSON, but for plain text. */
function factText(value: unknown): string {
  if (typeof value === 'string') return value
  const list = named.safeParse(value)
  return list.success ? list.data.map(({ id, title }) => `\n  ${id}  ${title}`).join('') : JSON.stringify(value)
}

/** The paths of the files, the index last. */
function writePages(folder: string, { library, definition }: Loaded, matrix: KillMatrix | null): string[] {
  const records = library.map((one) => scenarioRecord(one, definition))
  const astray = records.find(({ id }) => !/^[\w-]+\/[\w-]+$/.test(id))
  if (astray !== undefined)
    throw new ConfigError(`the id '${astray.id}' is not of the form class/name: no page can be named after it`)
  const pages = records.map((one) => ({ path: join(folder, `${one.id}.md`), text: pageOf(one, matrix) }))
  const index = { path: join(folder, 'README.md'), text: renderScenarioIndex(records, classRecords) }
  for (const { path, text } of [...pages, index]) writeWhole(path, text)
  return [...pages, index].map(({ path }) => path)
}

function pageOf(one: ScenarioRecord, matrix: KillMatrix | null): string {
  const about = classRecords.find(({ id }) => id === one.class)
  if (about === undefined) throw new ConfigError(`${one.id}: there is no class '${one.class}' (see \`stepproof list classes\`)`)
  return renderScenarioPage(one, about, matrix)
}
