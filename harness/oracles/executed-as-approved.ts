/**
 * Dynamic linking: every deed and every effect of an operation that binds fields equals an approval in those fields (PSD2 RTS,
 * Art. 5(1)(b) to (d)). What happened counts, not only what was asked for: between the two it can be changed.
 */
import type { AnswerStep, Step, Values } from '../record.ts'
import { decidedBy, needsNoProof, type Objection, type Oracle, protectedDeeds } from './oracle.ts'

export const executedAsApproved: Oracle = {
  id: 'executed-as-approved',
  title: 'What was executed is what was approved',
  judge(evidence, target) {
    const { steps, effects } = evidence
    const deeds = protectedDeeds(evidence, target).flatMap(({ step, operation, index }) => {
      const before = steps.slice(0, index)
      // What goes without a proof, and relies on none, is not held against somebody's earlier approval.
      if (operation.binds.length === 0 || (step.after === null && needsNoProof(operation, step, before))) return []
      const approvals = approvalsIn(before, operation.id).filter(({ holder }) => holder === step.holder)
      return objectionTo(step.values, approvals, operation.binds, decidedBy(step))
    })
    // What was objected to as a deed is not objected to once more for its effect.
    if (deeds.length > 0) return deeds
    return target.operations.flatMap((operation) => {
      const { id, binds, level } = operation
      if (binds.length === 0 || level < 2) return []
      const exchanges = steps.flatMap((step) => (step.does === 'perform' && step.operation === id ? decidedBy(step) : []))
      return effects.flatMap((effect) =>
        effect.operation !== id || needsNoProof(operation, effect, steps)
          ? []
          : objectionTo(effect.values, approvalsIn(steps, id), binds, exchanges),
      )
    })
  },
}

function approvalsIn(steps: readonly Step[], operation: string): AnswerStep[] {
  return steps
    .filter((step) => step.does === 'answer')
    .filter(({ outcome, challenge }) => outcome === 'done' && challenge.operation === operation)
}

function objectionTo(
  executed: Values,
  approvals: readonly AnswerStep[],
  binds: readonly string[],
  exchanges: readonly string[],
): Objection[] {
  const terms = (values: Values) => binds.map((field) => `${field} ${values[field]}`).join(', ')
  const approved = approvals.map(({ challenge }) => terms(challenge.values))
  if (approved.length === 0 || approved.includes(terms(executed))) return []
  return [{ says: `approved was ${approved.at(-1)}, executed was ${terms(executed)}`, exchanges }]
}
