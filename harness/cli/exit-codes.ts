/** What the exit code says; printed in `--help`. */
import type { Problem } from '../regression/problem.ts'

export const exitCodes = { defended: 0, breached: 1, inconclusive: 2, usage: 64, bug: 70 } as const

export const exitCodeHelp = `
Exit codes:
  0   every attack that could be tried was defended against
  1   at least one attack was not (breached) and is no known finding, a known finding is out of date, a weakness was not caught, a scenario noticed none or was refused, or an audit log or a bundle is not what was written
  2   inconclusive, nothing or too little was judged, or what the baseline judged is not judged any more
  64  usage or configuration: something for you to change
  70  a bug of ours, shown with its stack and the command to repeat it`

/** What does not hold comes before what nobody can say. */
export function exitCodeFor(problems: readonly Problem[]): number {
  const outcomes = problems.map(({ outcome }) => outcome)
  if (outcomes.includes('breached')) return exitCodes.breached
  return outcomes.includes('inconclusive') ? exitCodes.inconclusive : exitCodes.defended
}

/** A report that could not be made is a bug of ours, and never green. */
export function withFailures(code: number, failures: readonly string[]): number {
  return failures.length > 0 && code === exitCodes.defended ? exitCodes.bug : code
}
