/** `stepproof run`: scenarios against a target; verdicts, record and reports. */
import { Command, Option } from 'commander'
import { commandLine } from '../../command-line.ts'
import { ConfigError } from '../../errors.ts'
import { dealt, type Shard, shardName } from '../../regression/shard.ts'
import { removeJournal } from '../../runner/journal.ts'
import { inRounds, plan } from '../../runner/plan.ts'
import { type RunOptions, run } from '../../runner/run.ts'
import { type Choice, type ChooseFlags, choose, chooseFlags } from '../choose.ts'
import { chosenReporters, reportersFlag, usualReporters } from '../choose-reports.ts'
import { conclude } from '../conclude.ts'
import { exitCodes } from '../exit-codes.ts'
import { untilInterrupted } from '../interrupt.ts'
import { checkIds, flags, loadModules, type PlayFlags, wholeNumber } from '../options.ts'
import { clearProgress, note, progress } from '../output.ts'
import { checkKnown, loadRules, type RuleFlags, ruleFlags } from '../rules.ts'
import { watchScenarios } from '../watch.ts'

interface RunFlags extends PlayFlags, ChooseFlags, RuleFlags {
  readonly weaken: readonly string[]
  readonly repeat: number
  readonly shard?: Shard
  readonly resume: boolean
  readonly watch: boolean
  readonly reporter?: readonly string[]
}

export function runCommand(): Command {
  return new Command('run')
    .description('run attack scenarios against a target and judge them')
    .argument('[filter...]', 'parts of attempt ids, or classes; default: the whole library')
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .addOption(flags.weaken())
    .addOption(chooseFlags.class())
    .addOption(chooseFlags.tag())
    .addOption(chooseFlags.surface())
    .addOption(chooseFlags.requirement())
    .addOption(chooseFlags.lastFailed())
    .addOption(chooseFlags.onlyChanged())
    .addOption(chooseFlags.since())
    .addOption(chooseFlags.affectedBy())
    .addOption(flags.seed())
    .addOption(
      new Option('--repeat <rounds>', 'make every attempt so many times, with other people; one breach is a breach')
        .argParser(wholeNumber('--repeat', 1, 50))
        .default(1),
    )
    .addOption(
      new Option('--shard <i/n>', 'make only the i-th of n parts of the plan; see merge').argParser(shard).conflicts('baseline'),
    )
    .addOption(
      new Option('--resume', 'finish the run that was cut short in --out, with the same command')
        .default(false)
        .conflicts(['lastFailed', 'onlyChanged', 'since', 'affectedBy']),
    )
    .addOption(ruleFlags.baseline())
    .addOption(ruleFlags.config())
    .addOption(ruleFlags.atLeast())
    .addOption(ruleFlags.atMost())
    .addOption(
      new Option('--watch', 'run again what a changed scenario file affects, until interrupted')
        .default(false)
        .conflicts(['json', 'resume', 'shard']),
    )
    .addOption(flags.workers())
    .addOption(flags.port())
    .addOption(flags.timeout())
    .addOption(reportersFlag('--reporter', 'reports to write besides run.json', usualReporters))
    .addOption(flags.out())
    .addOption(flags.json())
    .action(async (words: string[], options: RunFlags) => {
      process.exitCode = options.watch
        ? await watchScenarios(process.argv.slice(2), options.scenarios)
        : await runAndReport(words, options)
    })
}

/**
 * 1 choose the attempts; 2 read what the run will be held against; 3 carry it out; 4 hold it against that, write and show it;
 * 5 let go of the journal.
 */
async function runAndReport(words: readonly string[], options: RunFlags): Promise<number> {
  const loaded = await loadModules(options)
  const { definition, target, scenarios, library } = loaded
  const { weaken, seed, workers, port, timeout, out, json, reporter = usualReporters } = options
  const reporters = chosenReporters('--reporter', ['json', ...reporter])
  checkIds(
    '--weaken',
    weaken,
    definition.weaknesses.map(({ id }) => id),
  )
  const all = plan(library, definition.facts)
  const checks = all.map(({ id }) => id)
  const choice = choose(all, words, options)
  const rules = await loadRules(options)
  checkKnown(rules, checks)
  if (choice.attempts.length === 0) {
    note('nothing failed or changed: there is nothing to run, and nothing was judged')
    return exitCodes.inconclusive
  }
  const { attempts, part, command } = partOf(choice, inRounds(choice.attempts, options.repeat, all), options)
  const { record, crash } = await untilInterrupted((stop) =>
    run({
      definition,
      target,
      scenarios,
      files: { target: options.target ?? null, scenarios: options.scenarios ?? null },
      attempts,
      part,
      weaken,
      seed,
      workers,
      port,
      answerTimeoutMs: timeout,
      journal: { folder: out, begin: options.resume ? 'resume' : 'anew', note },
      command,
      progress: ({ id, verdict }, done, of) => progress(`[${done}/${of}] ${verdict.kind} ${id}`),
      moved: (origin) =>
        options.target === undefined && note(`port ${port} is taken: the target listens on ${origin} for this run`),
      stop,
    }),
  )
  clearProgress()
  const code = conclude(record, { rules, scope: { checks, expected: choice.expected }, reporters, out, json })
  if (record.complete) removeJournal(out)
  else note(`finish it: ${command} --out ${out} --resume`)
  if (crash === null) return code
  note(`a bug of ours, or of the target's description:\n${crash.stack}\nrepeat: ${command}`)
  return exitCodes.bug
}

/** The part of the plan that this run makes: all of it, or a shard. */
function partOf(
  { command: { words, flags: chosenBy } }: Choice,
  attempts: RunOptions['attempts'],
  options: RunFlags,
): Pick<RunOptions, 'attempts' | 'part' | 'command'> {
  const { target, scenarios, weaken, seed, repeat, shard: wanted } = options
  const flagsOf = { target, scenarios, weaken, ...chosenBy, seed, ...(repeat > 1 && { repeat }) }
  const command = commandLine('run', words, flagsOf)
  if (wanted === undefined) return { attempts, part: null, command }
  const most = attempts.filter(({ inapplicable }) => inapplicable === null).length
  if (wanted.of > most)
    throw new ConfigError(`--shard: only ${most} attempts can be made: expected at most as many shards, found ${wanted.of}`)
  const name = shardName(wanted)
  return {
    attempts: dealt(attempts, wanted),
    part: { shard: name, whole: { attempts, command } },
    command: commandLine('run', words, { ...flagsOf, shard: name }),
  }
}

function shard(text: string): Shard {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? []
  if (number !== undefined && of !== undefined && number >= 1 && number <= of) return { number, of }
  throw new ConfigError(`--shard: expected i/n with i from 1 to n, such as 2/7, found '${text}'`)
}
