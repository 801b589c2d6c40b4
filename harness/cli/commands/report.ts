/** `stepproof report`: any report from the record of a run, without running anything; on demand with the verdicts of today. */
import { dirname, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { renderTerminal } from '../../../reports/index.ts'
import { ConfigError } from '../../errors.ts'
import type { Verdict } from '../../record.ts'
import { problemsOf } from '../../regression/gate.ts'
import { type Difference, rejudge } from '../../rejudge.ts'
import { chosenReporters, reportersFlag, usualReporters } from '../choose-reports.ts'
import { exitCodeFor, withFailures } from '../exit-codes.ts'
import { flags } from '../options.ts'
import { colour, note, say, sayJson } from '../output.ts'
import { readRecord } from '../record-file.ts'
import { matrixBeside, writeReports, writtenWords } from '../reports.ts'

interface ReportFlags {
  readonly format?: readonly string[]
  readonly out?: string
  readonly rejudge: boolean
  readonly json: boolean
}

export function reportCommand(): Command {
  return new Command('report')
    .description('write reports from the record of a run, without running anything; exits as that run did')
    .argument('<record>', 'the record, run.json')
    .addOption(reportersFlag('--format', 'reports to write', usualReporters))
    .addOption(new Option('--out <folder>', 'folder for the reports (default: the one of the record)'))
    .addOption(
      new Option('--rejudge', 'judge the recorded evidence with the oracles of today, and say where that differs').default(false),
    )
    .addOption(flags.json())
    .action((file: string, options: ReportFlags) => {
      process.exitCode = report(file, options)
    })
}

function report(file: string, { format = usualReporters, out = dirname(file), rejudge: again, json }: ReportFlags): number {
  const reporters = chosenReporters('--format', format)
  const overwrites = reporters.some(({ name }) => name === 'json') && resolve(out, 'run.json') === resolve(file)
  if (again && overwrites) {
    throw new ConfigError(`--rejudge with the format json would replace the verdicts in ${file}; give another folder with --out`)
  }
  const read = readRecord(file)
  const { record, differences } = again ? rejudge(read) : { record: read, differences: null }
  const matrix = matrixBeside(dirname(file), record)
  const { files, failures } = writeReports(out, { record, matrix, changes: null }, reporters)
  const code = withFailures(exitCodeFor(problemsOf(record, {}, null)), failures)
  if (json) sayJson({ record: file, written: files, failures, differences, exitCode: code })
  else say(renderTerminal(record, { colour, recordFile: file }))
  for (const failure of failures) note(failure)
  if (json) return code
  if (differences !== null) say(`\n${described(differences)}`)
  say(`\n${writtenWords(out, files)}`)
  return code
}

function described(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'Judged again: every verdict is what it was.'
  const lines = differences.map(({ id, before, now }) => `  ${id}\n    was ${inWords(before)}\n    is  ${inWords(now)}`)
  return ['Judged again, these verdicts differ:', ...lines].join('\n')
}

function inWords(verdict: Verdict): string {
  if (verdict.kind !== 'breached') return `${verdict.kind}: ${verdict.reason}`
  return `breached: ${verdict.violations.map(({ oracle, phase, says }) => `${oracle} (${phase}): ${says}`).join('; ')}`
}
