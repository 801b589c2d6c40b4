/** Level and freshness of RFC 9470: done only after the owner of the account proved a factor, strong and fresh enough, for this operation and with this holder. */
import { decidedBy, needsNoProof, type Oracle, protectedDeeds } from './oracle.ts'

export const elevatedByFreshFactor: Oracle = {
  id: 'elevated-by-fresh-factor',
  title: 'Protected actions follow a fresh factor of the account’s owner',
  judge: (evidence, target) =>
    protectedDeeds(evidence, target).flatMap(({ step, operation, index }) => {
      const before = evidence.steps.slice(0, index)
      if (needsNoProof(operation, step, before)) return []
      const proofs = before
        .filter((earlier) => earlier.does === 'answer')
        .filter(({ outcome, challenge }) => outcome === 'done' && challenge.operation === operation.id)
      const own = proofs.filter(({ proofOf, holder }) => proofOf === step.account && holder === step.holder)
      const strong = own.filter(({ level }) => level >= operation.level)
      const fresh = strong.filter(({ at }) => operation.maxAgeSeconds === null || step.at - at <= operation.maxAgeSeconds * 1000)
      if (fresh.length > 0) return []
      const lack =
        own.length === 0
          ? 'no proof by the owner of the account in this session'
          : strong.length === 0
            ? `only a proof of level ${Math.max(...own.map(({ level }) => level))}, where ${operation.level} is demanded`
            : `a proof that was ${Math.round((step.at - Math.max(...strong.map(({ at }) => at))) / 1000)} s old, where ${operation.maxAgeSeconds} s are allowed`
      return [{ says: `the target let the ${step.actor} ${operation.title} on ${lack}`, exchanges: decidedBy(step) }]
    }),
}
