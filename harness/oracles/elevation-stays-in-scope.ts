/** A proof opens the operation that it was asked for, in the session or app that was asked, and nothing else (ASVS 7.5.3; RFC 9470, section 6). */
import { decidedBy, needsNoProof, type Oracle, protectedDeeds } from './oracle.ts'

export const elevationStaysInScope: Oracle = {
  id: 'elevation-stays-in-scope',
  title: 'A step-up opens what it was asked for',
  judge: (evidence, target) =>
    protectedDeeds(evidence, target).flatMap(({ step, operation, index }) => {
      const before = evidence.steps.slice(0, index)
      if (needsNoProof(operation, step, before)) return []
      const proofs = before
        .filter((earlier) => earlier.does === 'answer')
        .filter(({ outcome, proofOf, level }) => outcome === 'done' && proofOf === step.account && level > 1)
      const isMeant = ({ challenge, holder }: (typeof proofs)[number]) =>
        challenge.operation === operation.id && holder === step.holder
      const other = proofs.at(-1)
      if (other === undefined || proofs.some(isMeant)) return []
      const says = `a proof for ${other.challenge.operation} by ${other.holder} let ${step.holder} ${operation.title}`
      return [{ says, exchanges: [...decidedBy(other), ...decidedBy(step)] }]
    }),
}
