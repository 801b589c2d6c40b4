/** Whether a run may pass: what it must come to at least and at most, and what must not have got worse. */
import type { Changes } from '../changes-record.ts'
import type { Gates } from '../config.ts'
import type { RunRecord } from '../record.ts'
import type { Problem } from './problem.ts'
import { worstByCheck } from './worst.ts'

/** @returns why it may not, the breaches first; empty when it may */
export function problemsOf(record: RunRecord, { atLeast, atMost }: Gates, changes: Changes | null): Problem[] {
  const results = [...worstByCheck(record.attempts).values()]
  const count = (kind: string) => results.filter((result) => result.kind === kind && !result.known).length
  const [breached, defended, inconclusive] = [count('breached'), count('defended'), count('inconclusive')]
  const known = results.filter((result) => result.known).length
  const judged = breached + known + defended
  const missing = record.checks.length - record.attempts.length
  // What a shard comes to says little: floors are looked at when all are merged.
  const floors = record.part === null ? atLeast : undefined
  return [
    ...ceiling('breached', 'breached', breached, atMost?.breached ?? 0),
    ...ceiling('breached', 'known findings', known, atMost?.known ?? Number.POSITIVE_INFINITY),
    ...newlyBreached(record, changes),
    ...ceiling('inconclusive', 'inconclusive', inconclusive, atMost?.inconclusive ?? 0),
    ...(record.complete ? [] : [inconclusiveBecause(`${missing} of ${record.checks.length} attempts did not run`)]),
    ...floor('judged', judged, floors?.judged ?? 1),
    ...floor('defended', defended, floors?.defended ?? 0),
    ...(changes?.noLongerJudged ?? []).map((id) => inconclusiveBecause(`${id} was judged in the baseline, and is not any more`)),
  ]
}

/** A new breach is one too many, whatever number of breaches is let pass. */
function newlyBreached({ attempts }: RunRecord, changes: Changes | null): Problem[] {
  const results = worstByCheck(attempts)
  return (changes?.newlyBreached ?? [])
    .filter((id) => results.get(id)?.known === false)
    .map((id) => ({ outcome: 'breached', says: `${id} is breached, and was not in the baseline` }))
}

function ceiling(outcome: Problem['outcome'], what: string, found: number, most: number): Problem[] {
  return found <= most ? [] : [{ outcome, says: `${found} ${what}, at most ${most} may be` }]
}

function floor(what: string, found: number, least: number): Problem[] {
  return found >= least ? [] : [inconclusiveBecause(`${found} ${what}, at least ${least} must be`)]
}

function inconclusiveBecause(says: string): Problem {
  return { outcome: 'inconclusive', says }
}
