/** `stepproof report`: any report from the record of a run, without running anything; on demand with the verdicts of today, or on standards. */
import { dirname, join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { renderTerminal } from '../../../reports/index.ts'
import { ConfigError } from '../../errors.ts'
import type { RunRecord, Verdict } from '../../record.ts'
import { problemsOf } from '../../regression/gate.ts'
import { type Difference, rejudge } from '../../rejudge.ts'
import { chosenReporters, reportersFlag, usualReporters } from '../choose-reports.ts'
import { exitCodeFor, withFailures } from '../exit-codes.ts'
import { type MatrixFor, reportOnFrameworks } from '../framework-report.ts'
import { flags, list } from '../options.ts'
import { colour, note, say, sayJson } from '../output.ts'
import { writePdf } from '../pdf.ts'
import { readRecord } from '../record-file.ts'
import { matrixBeside, readMatrix, writeReports, writtenWords } from '../reports.ts'

interface ReportFlags {
  readonly format?: readonly string[]
  readonly framework?: readonly string[]
  readonly matrix?: string
  readonly out?: string
  readonly rejudge: boolean
  readonly pdf: boolean
  readonly json: boolean
}

export function reportCommand(): Command {
  return new Command('report')
    .description('write reports from the record of a run, without running anything; exits as that run did')
    .argument('<record>', 'the record, run.json')
    .addOption(reportersFlag('--format', 'reports to write', usualReporters))
    .addOption(
      new Option(
        '--framework <ids>',
        'instead, say what the run shows about the requirements of these catalogues (see `list catalogues`)',
      )
        .argParser(list)
        .conflicts(['format', 'rejudge']),
    )
    .option('--matrix <file>', 'the kill matrix that shows what the scenarios notice (default: the one beside the record)')
    .addOption(new Option('--out <folder>', 'folder for the reports (default: the one of the record)'))
    .addOption(
      new Option('--rejudge', 'judge the recorded evidence with the oracles of today, and say where that differs').default(false),
    )
    .addOption(new Option('--pdf', 'print the HTML report to report.pdf too, by a browser').default(false).conflicts('framework'))
    .addOption(flags.json())
    .action(async (file: string, { framework, out = dirname(file), ...options }: ReportFlags) => {
      const matrix = (record: RunRecord) =>
        options.matrix === undefined ? matrixBeside(dirname(file), record) : readMatrix(options.matrix)
      process.exitCode =
        framework === undefined
          ? await report(file, { ...options, out, matrix })
          : await reportOnFrameworks(file, { framework, out, matrix, json: options.json })
    })
}

interface Rendering extends Omit<ReportFlags, 'framework' | 'matrix'> {
  readonly out: string
  readonly matrix: MatrixFor
}

async function report(file: string, options: Rendering): Promise<number> {
  const { format = usualReporters, out, rejudge: again, json, matrix, pdf } = options
  const reporters = chosenReporters('--format', pdf ? [...format, 'html'] : format)
  const overwrites = reporters.some(({ name }) => name === 'json') && resolve(out, 'run.json') === resolve(file)
  if (again && overwrites) {
    throw new ConfigError(`--rejudge with the format json would replace the verdicts in ${file}; give another folder with --out`)
  }
  const read = readRecord(file)
  const { record, differences } = again ? rejudge(read) : { record: read, differences: null }
  const { files, failures } = writeReports(out, { record, matrix: matrix(record), changes: null }, reporters)
  const printed = pdf && failures.length === 0 ? [await printReport(out)] : []
  const code = withFailures(exitCodeFor(problemsOf(record, {}, null)), failures)
  if (json) sayJson({ record: file, written: [...files, ...printed], failures, differences, exitCode: code })
  else say(renderTerminal(record, { colour, recordFile: file }))
  for (const failure of failures) note(failure)
  if (json) return code
  if (differences !== null) say(`\n${described(differences)}`)
  say(`\n${writtenWords(out, [...files, ...printed])}`)
  return code
}

async function printReport(out: string): Promise<string> {
  const file = join(out, 'report.pdf')
  await writePdf(join(out, 'report.html'), file)
  return file
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
