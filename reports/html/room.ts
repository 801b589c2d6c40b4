/** How long a page may get, and how much of each attempt goes onto it: something of every one before more of any, the worst first. */
import type { AttemptRecord, VerdictKind } from '../../harness/record.ts'
import { worstFirst } from '../verdict-order.ts'
import { renderAttempt, type Telling } from './attempt.ts'
import { type Html, nothing } from './escape.ts'
import type { Sample } from './packed.ts'
import type { AttemptPlace } from './place.ts'

/** Bytes of a page in UTF-8. It is sent by mail and opened on phones. */
export const mostBytes = 2_950_000
/** Of them, for the kill matrix: more than 250 weaknesses by 150 scenarios need. */
export const mostMatrixBytes = 1_000_000

/** With less than this left a round ends, rather than trying one attempt after the other that does not fit. */
const leastBytes = 6000

export interface Told {
  readonly attempt: AttemptRecord
  readonly telling: Telling
  readonly markup: Html
}

const undefended: readonly VerdictKind[] = ['breached', 'inconclusive']

/** One after the other, as long as there is room. */
const rounds: readonly { readonly telling: Telling; readonly kinds: readonly VerdictKind[] }[] = [
  { telling: 'headline', kinds: worstFirst },
  { telling: 'told', kinds: worstFirst },
  { telling: 'folded', kinds: worstFirst },
  { telling: 'drawn', kinds: undefended },
  { telling: 'whole', kinds: undefended },
]

/**
 * @param attempts in the order in which they are shown
 * @param room bytes
 * @returns what fits, by attempt; one that is missing does not fit at all
 */
export function tellAttempts(
  attempts: readonly AttemptRecord[],
  placeOf: (attempt: AttemptRecord) => AttemptPlace,
  sample: Sample,
  room: number,
): ReadonlyMap<AttemptRecord, Told> {
  const told = new Map<AttemptRecord, Told>()
  let left = room
  for (const { telling, kinds } of rounds) {
    for (const kind of kinds) {
      for (const attempt of attempts.filter(({ verdict }) => verdict.kind === kind)) {
        if (left < leastBytes) break
        const markup = renderAttempt(attempt, placeOf(attempt), telling, sample)
        const more = byteLength(markup) - byteLength(told.get(attempt)?.markup ?? nothing)
        if (more > left) continue
        left -= more
        told.set(attempt, { attempt, telling, markup })
      }
    }
  }
  return told
}

export function byteLength({ markup }: Html): number {
  return Buffer.byteLength(markup)
}
