/** `stepproof list` and `stepproof show`: what there is, and one of it in full. */
import { Command } from 'commander'
import { classes, topics } from '../../classes.ts'
import { oracles } from '../../oracles/index.ts'
import { capabilities } from '../../targets/target.ts'
import { checkIds, flags, type Loaded, loadModules } from '../options.ts'
import { say, sayJson } from '../output.ts'

interface Entry {
  readonly id: string
  readonly title: string
  readonly [detail: string]: unknown
}

const kinds = ['scenarios', 'weaknesses', 'oracles', 'classes', 'capabilities', 'targets'] as const
type Kind = (typeof kinds)[number]

interface ListFlags {
  readonly target?: string
  readonly scenarios?: string
  readonly json: boolean
}

export function listCommand(): Command {
  return new Command('list')
    .description(`list ${kinds.join(', ')}`)
    .argument('[kind]', `one of ${kinds.join(', ')} (default: all)`)
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .addOption(flags.json())
    .action(async (kind: string | undefined, options: ListFlags) => {
      if (kind !== undefined) checkIds('list', [kind], kinds)
      const catalogue = catalogueOf(await loadModules(options))
      const wanted = kinds.filter((one) => kind === undefined || one === kind)
      if (options.json) return sayJson(Object.fromEntries(wanted.map((one) => [one, catalogue[one]])))
      for (const one of wanted) {
        say(`${one} (${catalogue[one].length})`)
        const width = Math.max(...catalogue[one].map(({ id }) => id.length))
        for (const { id, title } of catalogue[one]) say(`  ${id.padEnd(width)}  ${title}`)
      }
    })
}

export function showCommand(): Command {
  return new Command('show')
    .description('show one scenario, weakness, oracle, class, capability or target in full')
    .argument('<id>', 'as `list` prints it')
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .addOption(flags.json())
    .action(async (id: string, options: ListFlags) => {
      const entries = Object.values(catalogueOf(await loadModules(options))).flat()
      checkIds(
        'show',
        [id],
        entries.map((entry) => entry.id),
      )
      const [entry] = entries.filter((candidate) => candidate.id === id)
      if (options.json) return sayJson(entry)
      for (const [name, value] of Object.entries(entry ?? {}))
        say(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    })
}

function catalogueOf({ library, definition }: Loaded): Record<Kind, Entry[]> {
  const { facts, weaknesses } = definition
  return {
    scenarios: library.map(({ honest: _honest, attack: _attack, ...scenario }) => scenario),
    weaknesses: weaknesses.map(({ id, title, class: classId, cwe }) => ({ id, title, class: classId, cwe })),
    oracles: oracles.map(({ id, title }) => ({ id, title })),
    classes: Object.entries(classes).map(([id, { topic, ...one }]) => ({ id, ...one, topic: topics[topic] })),
    capabilities: Object.entries(capabilities).map(([id, title]) => ({ id, title })),
    targets: [{ id: facts.name, title: `surfaces ${facts.surfaces.join(', ')}`, ...facts }],
  }
}
