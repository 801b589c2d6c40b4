/** `stepproof report`: reports on the record of a run that is over. */
import { Command } from 'commander'
import { reportOnFrameworks } from '../framework-report.ts'
import { flags, list } from '../options.ts'

interface ReportFlags {
  readonly framework: readonly string[]
  readonly matrix?: string
  readonly out: string
  readonly json: boolean
}

export function reportCommand(): Command {
  return new Command('report')
    .description('say what the record of a run shows about the requirements of a standard')
    .argument('<record>', 'the record of a run, run.json')
    .requiredOption('--framework <ids>', 'catalogues, separated by commas, as `list catalogues` prints them', list)
    .option(
      '--matrix <file>',
      'kill matrix of `mutate`, which shows that the attacks can succeed (default: the one beside the record; without it nothing is supported)',
    )
    .addOption(flags.out())
    .addOption(flags.json())
    .action(async (file: string, options: ReportFlags) => {
      process.exitCode = await reportOnFrameworks(file, options)
    })
}
