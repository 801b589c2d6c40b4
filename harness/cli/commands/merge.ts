/** `stepproof merge`: the records of shards, put together and held against the rules. */
import { Command } from 'commander'
import { merge, type Named } from '../../regression/merge.ts'
import { missingShards } from '../../regression/shard.ts'
import { chosenReporters, reportersFlag, usualReporters } from '../choose-reports.ts'
import { conclude } from '../conclude.ts'
import { flags } from '../options.ts'
import { note } from '../output.ts'
import { readRecord } from '../record-file.ts'
import { loadRules, type RuleFlags, ruleFlags } from '../rules.ts'

interface MergeFlags extends RuleFlags {
  readonly reporter?: readonly string[]
  readonly out: string
  readonly json: boolean
}

export function mergeCommand(): Command {
  return new Command('merge')
    .description('put the records of shards together; order, grouping and repetition make no difference')
    .argument('<record...>', 'records of one run, each run.json')
    .addOption(ruleFlags.baseline())
    .addOption(ruleFlags.config())
    .addOption(ruleFlags.atLeast())
    .addOption(ruleFlags.atMost())
    .addOption(reportersFlag('--reporter', 'reports to write besides run.json', usualReporters))
    .addOption(flags.out())
    .addOption(flags.json())
    .action(async (files: [string, ...string[]], options: MergeFlags) => {
      process.exitCode = await mergeAndReport(files, options)
    })
}

async function mergeAndReport([first, ...others]: [string, ...string[]], options: MergeFlags): Promise<number> {
  const { out, json, reporter = usualReporters } = options
  const reporters = chosenReporters('--reporter', ['json', ...reporter])
  const rules = await loadRules(options)
  const named = (name: string): Named => ({ name, record: readRecord(name) })
  const record = merge([named(first), ...others.map(named)])
  const missing = missingShards(record.part?.shards ?? [])
  if (missing.length > 0) note(`missing shards: ${missing.join(', ')}`)
  // The filter of the run is not known here: a baseline is made by the same command.
  return conclude(record, { rules, scope: { checks: record.checks, expected: () => true }, reporters, out, json })
}
