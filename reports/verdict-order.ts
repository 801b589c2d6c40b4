/** How verdicts are ranked (by the record) and how each is shown: worst first, with a sign that reads without colour. */
import { type AttemptRecord, type VerdictKind, worstFirst } from '../harness/record.ts'

export { worstFirst }

export const verdictSigns: Readonly<Record<VerdictKind, { readonly sign: string; readonly words: string }>> = {
  breached: { sign: '✕', words: 'breached' },
  inconclusive: { sign: '?', words: 'inconclusive' },
  defended: { sign: '✓', words: 'defended' },
  'not-applicable': { sign: '–', words: 'not applicable' },
}

export type VerdictCounts = Readonly<Record<VerdictKind, number>>

export function countVerdicts(kinds: readonly VerdictKind[]): VerdictCounts {
  const counts = { breached: 0, inconclusive: 0, defended: 0, 'not-applicable': 0 }
  for (const kind of kinds) counts[kind] += 1
  return counts
}

/** The worst of the kinds; of none, `not-applicable`. */
export function worstOf(kinds: readonly VerdictKind[]): VerdictKind {
  return worstFirst.find((kind) => kinds.includes(kind)) ?? 'not-applicable'
}

/** The attempts with one verdict, in the order of the plan; the verdict's own fields become readable. */
export function attemptsWith<Kind extends VerdictKind>(attempts: readonly AttemptRecord[], kind: Kind) {
  return attempts.flatMap((attempt) => {
    const { verdict } = attempt
    return isOfKind(verdict, kind) ? [{ attempt, verdict }] : []
  })
}

function isOfKind<Kind extends VerdictKind>(
  verdict: AttemptRecord['verdict'],
  kind: Kind,
): verdict is Extract<AttemptRecord['verdict'], { kind: Kind }> {
  return verdict.kind === kind
}
