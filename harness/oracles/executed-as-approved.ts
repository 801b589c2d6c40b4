/** Dynamic linking: every effect of an operation that binds fields equals an approval in those fields (PSD2 RTS, Art. 5(1)(b) to (d)). */
import type { Values } from '../record.ts'
import { decidedBy, type Oracle, protectedDeeds } from './oracle.ts'

export const executedAsApproved: Oracle = {
  id: 'executed-as-approved',
  title: 'What was executed is what was approved',
  judge: (evidence, target) =>
    protectedDeeds(evidence, target).flatMap(({ step, operation, index }) => {
      if (operation.binds.length === 0) return []
      const terms = (values: Values) => operation.binds.map((field) => `${field} ${values[field]}`).join(', ')
      const approvals = evidence.steps.slice(0, index).flatMap((earlier) => {
        const counts = earlier.does === 'answer' && earlier.outcome === 'done' && earlier.challenge.operation === operation.id
        return counts && earlier.holder === step.holder ? [terms(earlier.challenge.values)] : []
      })
      if (approvals.length === 0 || approvals.includes(terms(step.values))) return []
      const says = `approved was ${approvals.at(-1)}, executed was ${terms(step.values)}`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}
