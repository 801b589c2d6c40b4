/** What needs no proof because it is small stays small together: in number and in sum, since the last that was approved (PSD2 RTS, Art. 16). */
import type { Evidence, OperationFacts, PerformStep, Role } from '../record.ts'
import { decidedBy, isSmall, isTrusted, type Objection, type Oracle, protectedDeeds } from './oracle.ts'

export const exemptionsAreBounded: Oracle = {
  id: 'exemptions-are-bounded',
  title: 'Small sums go unapproved only as long as they stay small together',
  judge: (evidence, target) =>
    target.operations.flatMap((operation) =>
      (['victim', 'attacker'] as const).flatMap((account) => {
        const deeds = protectedDeeds(evidence, target).filter(
          ({ step }) => step.operation === operation.id && step.account === account,
        )
        return beyond(
          deeds.map(({ step }) => step),
          operation,
          account,
          evidence,
        )
      }),
    ),
}

/** The first deed that goes too far. */
function beyond(
  deeds: readonly PerformStep[],
  operation: OperationFacts,
  account: Role,
  { steps }: Pick<Evidence, 'steps'>,
): Objection[] {
  const { exemption } = operation
  if (exemption === null) return []
  let times = 0
  let total = 0
  for (const step of deeds) {
    const { values } = step
    if (isTrusted(operation, values, account, steps)) continue
    if (isApproved(step, steps)) {
      times = 0
      total = 0
      continue
    }
    if (!isSmall(operation, values)) continue
    times += 1
    total += Number(values[exemption.field])
    if (times <= exemption.timesUpTo && total <= exemption.totalUpTo) continue
    const allowed = `${exemption.timesUpTo} of ${exemption.totalUpTo} together are allowed`
    return [{ says: `${times} times ${total} together went without a proof, where ${allowed}`, exchanges: decidedBy(step) }]
  }
  return []
}

/** Whether the deed relied on a challenge that was met. */
function isApproved({ after }: PerformStep, steps: Evidence['steps']): boolean {
  return steps.some((step) => step.does === 'answer' && step.outcome === 'done' && step.challenge.id === after)
}
