/** All that a reader of a list of findings wants to know about one: what was tried, who objects, how to see it again. */
import type { AttemptRecord } from '../harness/record.ts'
import { block } from './plain-text.ts'
import { replayCommand } from './replay-command.ts'

export function explanation(attempt: AttemptRecord): string {
  const violations = attempt.verdict.kind === 'breached' ? attempt.verdict.violations : []
  const objections = violations.map(
    ({ oracle, phase, says, exchanges }) => `${oracle} (${phase}): ${says}\n  ${exchanges.join(' ')}`,
  )
  return block([attempt.title, attempt.story, ...objections, replayCommand(attempt.id)].join('\n\n'))
}

/** Milliseconds spent in exchanges. */
export function timeOf(attempts: readonly AttemptRecord[]): number {
  const exchanges = attempts.flatMap((attempt) => attempt.phases).flatMap((phase) => phase.exchanges)
  return exchanges.reduce((sum, exchange) => sum + Math.max(0, exchange.time), 0)
}
