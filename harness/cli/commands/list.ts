/** `stepproof list`: what there is. */
import { Command } from 'commander'
import { catalogueOf, kinds } from '../catalogue.ts'
import { checkIds, flags, loadModules } from '../options.ts'
import { say, sayJson } from '../output.ts'

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
