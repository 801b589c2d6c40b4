/**
 * Dynamic linking: every deed and every effect of an operation that binds fields equals an approval in those fields (PSD2 RTS,
 * Art. 5(1)(b) to (d)). What happened counts, not only what was asked for: between the two it can be changed.
 */
import type { AnswerStep, Step, Values } from '../record.ts'
import { decidedBy, isSmall, isTrusted, type Objection, type Oracle, protectedDeeds } from './oracle.ts'

export const executedAsApproved: Oracle = {
  id: 'executed-as-approved',
  title: 'What was executed is what was approved',
  judge(evidence, target) {
    const deeds = protectedDeeds(evidence, target).flatMap(({ step, operation: { id, binds }, index }) => {
      if (binds.length === 0) return []
      const approvals = approvalsIn(evidence.steps.slice(0, index), id).filter(({ holder }) => holder === step.holder)
      return objectionTo(step.values, approvals, binds, decidedBy(step))
    })
    // What was objected to as a deed is not objected to once more for its effect.
    if (deeds.length > 0) return deeds
    return target.operations.flatMap((declared) => {
      const { id, binds, level } = declared
      if (binds.length === 0 || level < 2) return []
      const exchanges = evidence.steps.flatMap((step) =>
        step.does === 'perform' && step.operation === id ? decidedBy(step) : [],
      )
      return evidence.effects.flatMap(({ operation, account, values }) => {
        const free = isSmall(declared, values) || isTrusted(declared, values, account, evidence.steps)
        return operation !== id || free ? [] : objectionTo(values, approvalsIn(evidence.steps, id), binds, exchanges)
      })
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
