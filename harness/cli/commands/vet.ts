/** `stepproof vet`: tests the scenarios themselves, and refuses those that prove nothing. */
import { Command, Option } from 'commander'
import { citations } from '../../../reports/index.ts'
import { commandLine } from '../../command-line.ts'
import { capabilities } from '../../targets/capabilities.ts'
import { type Vetted, vet } from '../../vetting/vet.ts'
import { chosen } from '../choose.ts'
import { exitCodes } from '../exit-codes.ts'
import { untilInterrupted } from '../interrupt.ts'
import { flags, type Loaded, loadModules, type PlayFlags } from '../options.ts'
import { clearProgress, progress, say, sayJson } from '../output.ts'

interface VetFlags extends PlayFlags {
  readonly text?: true
}

export function vetCommand(): Command {
  return new Command('vet')
    .description('test scenarios themselves: refuse those that prove nothing, with the reason and where to change it')
    .argument('[filter...]', 'parts of attempt ids, or classes; default: the whole library')
    .addOption(flags.target())
    .addOption(flags.scenarios())
    .addOption(new Option('--text', 'judge only what they say of themselves and the text of their flows; starts nothing'))
    .addOption(flags.seed())
    .addOption(flags.workers())
    .addOption(flags.port())
    .addOption(flags.timeout())
    .addOption(flags.json())
    .action(async (words: string[], options: VetFlags) => {
      process.exitCode = await vetAndReport(words, options)
    })
}

async function vetAndReport(words: readonly string[], options: VetFlags): Promise<number> {
  const loaded = await loadModules(options)
  const { definition, target, scenarios, library } = loaded
  const { seed, workers, port, timeout, json } = options
  const command = commandLine('vet', words, { target: options.target, scenarios: options.scenarios, text: options.text, seed })
  const attempts = wholeScenarios(loaded, words)
  const all = await untilInterrupted((stop) =>
    vet({
      definition,
      target,
      scenarios,
      library,
      attempts,
      weaknesses: definition.weaknesses,
      known: {
        needs: new Set([...Object.keys(capabilities), ...definition.facts.capabilities]),
        citations: new Set(citations),
      },
      depth: options.text === true ? 'text' : 'all',
      seed,
      workers,
      port,
      answerTimeoutMs: timeout,
      command,
      progress,
      stop,
    }),
  )
  clearProgress()
  if (json) sayJson(all)
  else say([...all.map((one) => linesOf(one, options.scenarios)), counts(all)].join('\n'))
  if (all.some(({ result }) => result === 'refused')) return exitCodes.breached
  return all.every(({ result }) => result === 'accepted') ? exitCodes.defended : exitCodes.inconclusive
}

/** A scenario is vetted with all its attempts, whichever of them the words meet. */
function wholeScenarios(loaded: Loaded, words: readonly string[]) {
  const met = new Set(chosen(loaded, words).map(({ scenario }) => scenario))
  return chosen(loaded, []).filter(({ scenario }) => met.has(scenario))
}

function linesOf({ scenario, result, findings, catches }: Vetted, file = `scenarios/${scenario}.ts`): string {
  const caught = catches.length === 0 ? '' : `  catches ${catches.join(', ')}`
  const notes = findings.map(({ kind, field, says }) => `  ${kind}  ${file}, \`${field}\`: ${says}`)
  return [`${result.padEnd(10)}  ${scenario}${caught}`, ...notes].join('\n')
}

function counts(all: readonly Vetted[]): string {
  const count = (wanted: Vetted['result']) => all.filter(({ result }) => result === wanted).length
  return `${count('accepted')} accepted, ${count('refused')} refused, ${count('not-judged')} not judged of ${all.length} scenarios`
}
