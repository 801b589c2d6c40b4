/** The end of a run and of a merge: it is held against the rules, written, shown, and turned into an exit code. */
import { join } from 'node:path'
import { type Reporter, renderTerminal } from '../../reports/index.ts'
import type { RunRecord } from '../record.ts'
import type { Problem } from '../regression/problem.ts'
import { exitCodeFor, withFailures } from './exit-codes.ts'
import { colour, note, say, sayJson } from './output.ts'
import { matrixBeside, writeReports, writtenWords } from './reports.ts'
import { type Rules, ruled, type Scope } from './rules.ts'

export interface ConcludeOptions {
  readonly rules: Rules
  readonly scope: Omit<Scope, 'today'>
  readonly reporters: readonly Reporter[]
  readonly out: string
  readonly json: boolean
}

/** @returns the exit code */
export function conclude(made: RunRecord, { rules, scope, reporters, out, json }: ConcludeOptions): number {
  const today = new Date().toISOString().slice(0, 10)
  const { record, changes, problems } = ruled(made, rules, { ...scope, today })
  const { files, failures } = writeReports(out, { record, matrix: matrixBeside(out, record), changes }, reporters)
  if (json) sayJson(record)
  else say(renderTerminal(record, { colour, recordFile: join(out, 'run.json'), changes }))
  const code = exitCodeFor(problems)
  const tell = json ? note : say
  if (problems.length > 0) tell(reasons(code, problems))
  for (const failure of failures) note(failure)
  if (!json) say(`\n${writtenWords(out, files)}`)
  return withFailures(code, failures)
}

function reasons(code: number, problems: readonly Problem[]): string {
  return [`exit ${code}, because`, ...problems.map(({ says }) => `  ${says}`)].join('\n')
}
