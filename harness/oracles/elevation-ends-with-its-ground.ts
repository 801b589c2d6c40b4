/** Signing out, a factor that goes, and what an operator does to an account end the proofs that were given before (ASVS 7.4.1 to 7.4.3, 8.3.2). */
import type { AnswerStep, PerformStep, Step } from '../record.ts'
import { endsOtherAccess } from '../targets/operations.ts'
import { decidedBy, needsNoProof, type Oracle, protectedDeeds } from './oracle.ts'

export const elevationEndsWithItsGround: Oracle = {
  id: 'elevation-ends-with-its-ground',
  title: 'A proof ends with the session and the factors that it was given with',
  judge: ({ steps, ...evidence }, target) =>
    protectedDeeds({ steps, ...evidence }, target).flatMap(({ step, operation, index }) => {
      const before = steps.slice(0, index)
      if (needsNoProof(operation, step, before)) return []
      const last = before.findLastIndex((earlier) => earlier.does === 'answer' && opens(earlier, step))
      const end = last < 0 ? undefined : before.slice(last + 1).find((later) => ends(later, step))
      if (end === undefined) return []
      return [{ says: `${step.operation} was done on a proof from before ${nameOf(end)}`, exchanges: decidedBy(step) }]
    }),
}

function opens({ outcome, challenge, holder, level }: AnswerStep, deed: PerformStep): boolean {
  return outcome === 'done' && level > 1 && challenge.operation === deed.operation && holder === deed.holder
}

function ends(step: Step, { account, holder }: PerformStep): boolean {
  if (step.outcome !== 'done' || step.account !== account) return false
  if (step.does === 'sign-out') return step.everywhere || step.holder === holder
  return (step.does === 'perform' && endsOtherAccess.has(step.operation)) || (step.does === 'event' && step.event !== 'unlocked')
}

function nameOf(step: Step): string {
  if (step.does === 'perform') return `the operation ${step.operation}`
  return step.does === 'event' ? `the account was ${step.event}` : 'the sign-out'
}
