/** As many effects as approvals at the most, for operations whose approval is bound to a transaction (ASVS 2.3.4, 15.4.2). */
import { decidedBy, needsNoProof, type Oracle } from './oracle.ts'

export const approvalSpentOnce: Oracle = {
  id: 'approval-spent-once',
  title: 'One approval, one execution',
  judge: (evidence, target) =>
    target.operations.flatMap((declared) => {
      const { id, binds, title } = declared
      if (binds.length === 0) return []
      const approvals = evidence.steps.filter(
        (step) => step.does === 'answer' && step.outcome === 'done' && step.challenge.operation === id,
      )
      const effects = evidence.effects.filter(
        (effect) => effect.operation === id && !needsNoProof(declared, effect, evidence.steps),
      )
      if (approvals.length === 0 || effects.length <= approvals.length) return []
      const deeds = evidence.steps.filter((step) => step.does === 'perform' && step.operation === id && step.outcome === 'done')
      const says = `${approvals.length} approval(s) to ${title}, but it happened ${effects.length} times`
      return [{ says, exchanges: deeds.flatMap(decidedBy) }]
    }),
}
