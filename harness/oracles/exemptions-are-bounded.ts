/**
 * What goes without a proof is small or trusted, and what is small stays small together: in number and in sum, since the last that was
 * approved (PSD2 RTS, Art. 13 and 16).
 */
import type { OperationFacts, PerformStep, Step } from '../record.ts'
import { decidedBy, isSmall, isTrusted, type Objection, type Oracle, protectedDeeds } from './oracle.ts'

export const exemptionsAreBounded: Oracle = {
  id: 'exemptions-are-bounded',
  title: 'Without a proof goes only what is trusted, or small in all',
  judge: (evidence, target) =>
    target.operations
      .filter(({ exemption, trusted }) => exemption !== null || trusted !== null)
      .flatMap((operation) => {
        const deeds = protectedDeeds(evidence, target).flatMap(({ step }) => (step.operation === operation.id ? [step] : []))
        const accounts = new Set(deeds.map(({ account }) => account))
        return [...accounts].flatMap((account) =>
          firstBeyond(
            operation,
            deeds.filter((deed) => deed.account === account),
            evidence.steps,
          ),
        )
      }),
}

/** One objection for each account: what follows from the first is no news. */
function firstBeyond(operation: OperationFacts, deeds: readonly PerformStep[], steps: readonly Step[]): Objection[] {
  const { exemption, title } = operation
  let times = 0
  let total = 0
  for (const deed of deeds) {
    const { values, account } = deed
    if (isTrusted(operation, values, account, steps)) continue
    if (isApproved(deed, steps)) {
      times = 0
      total = 0
      continue
    }
    if (exemption === null || !isSmall(operation, values)) {
      return [{ says: `it was possible to ${title} without a proof, neither small nor trusted`, exchanges: decidedBy(deed) }]
    }
    times += 1
    total += Number(values[exemption.field])
    if (times <= exemption.timesUpTo && total <= exemption.totalUpTo) continue
    const allowed = `${exemption.timesUpTo} of ${exemption.totalUpTo} together are allowed`
    return [{ says: `${times} of ${total} together went without a proof, where ${allowed}`, exchanges: decidedBy(deed) }]
  }
  return []
}

/** Whether the deed relied on a challenge that was met. */
function isApproved({ after }: PerformStep, steps: readonly Step[]): boolean {
  return steps.some((step) => step.does === 'answer' && step.outcome === 'done' && step.challenge.id === after)
}
