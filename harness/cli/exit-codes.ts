/** What the exit code says; printed in `--help`. */
import type { AttemptRecord } from '../record.ts'

export const exitCodes = { defended: 0, breached: 1, inconclusive: 2, usage: 64, bug: 70 } as const

export const exitCodeHelp = `
Exit codes:
  0   every attack that could be tried was defended against
  1   at least one attack was not (breached), a weakness was not caught, a scenario noticed none or was refused, or an audit log or a bundle is not what was written
  2   inconclusive, or nothing was judged
  64  usage or configuration: something for you to change
  70  a bug of ours, shown with its stack and the command to repeat it`

/** Nothing judged is never green. */
export function exitCodeOf(attempts: readonly AttemptRecord[], complete: boolean): number {
  const kinds = attempts.map(({ verdict }) => verdict.kind)
  if (kinds.includes('breached')) return exitCodes.breached
  if (!complete || kinds.includes('inconclusive') || !kinds.includes('defended')) return exitCodes.inconclusive
  return exitCodes.defended
}
