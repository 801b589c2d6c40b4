/**
 * A factor is bound or taken away only after a proof as strong as the strongest factor of the account's owner, and a first one only by
 * whoever showed the code that the owner was sent (NIST SP 800-63B-4, 4.1.2.1; ASVS 6.4.4, 7.5.1).
 */
import type { Evidence, PerformStep } from '../record.ts'
import { changesFactors } from '../targets/operations.ts'
import { decidedBy, type Objection, type Oracle, strongestHeld } from './oracle.ts'

export const factorNotWeakened: Oracle = {
  id: 'factor-not-weakened',
  title: 'Factors come and go with the owner’s strongest proof',
  judge: (evidence) => [
    ...evidence.steps.flatMap((step, index) =>
      step.does === 'perform' && step.outcome === 'done' && changesFactors.has(step.operation)
        ? withoutProof(evidence, step, index)
        : [],
    ),
    ...onAnotherAccount(evidence),
    ...takesAllAway(evidence),
  ],
}

function withoutProof(evidence: Evidence, step: PerformStep, index: number): Objection[] {
  const { steps } = evidence
  const strongest = strongestHeld(evidence)
  const before = steps.slice(0, index).filter(({ outcome, holder }) => outcome === 'done' && holder === step.holder)
  const proven = before.some((earlier) =>
    strongest === 1
      ? earlier.does === 'perform' && earlier.operation === 'activate'
      : earlier.does === 'answer' &&
        earlier.challenge.operation === step.operation &&
        earlier.proofOf === step.account &&
        earlier.level >= strongest,
  )
  if (proven) return []
  const lack = strongest === 1 ? 'without the code that its owner was sent' : `without a proof of level ${strongest} by its owner`
  return [{ says: `${step.operation} was done on the ${step.account}’s account ${lack}`, exchanges: decidedBy(step) }]
}

/** What became of an account that nobody acted on. */
function onAnotherAccount({ steps, effects }: Evidence): Objection[] {
  return effects.flatMap(({ operation, account }) => {
    if (!changesFactors.has(operation)) return []
    const deeds = steps.filter((step) => step.does === 'perform').filter((step) => step.operation === operation)
    if (steps.some((step) => step.does === 'event' && step.account === account)) return []
    // An answer may get lost after the deed.
    if (deeds.some((step) => step.account === account && ['done', 'broken'].includes(step.outcome))) return []
    const says = `the ${account}’s factors were changed by ${operation}, which was done on another account`
    return [{ says, exchanges: deeds.flatMap(decidedBy) }]
  })
}

/** An account is not brought down to its password: that is a matter for recovery. */
function takesAllAway({ steps, holds }: Evidence): Objection[] {
  const strong = holds.filter((factor) => factor !== 'recovery-codes')
  const removals = steps
    .filter((step) => step.does === 'perform')
    .filter(({ operation, outcome, account }) => operation === 'remove-factor' && outcome === 'done' && account === 'victim')
  const left = strong.filter((factor) => !removals.some(({ values }) => values.factor === factor))
  if (strong.length === 0 || left.length > 0) return []
  return [
    { says: 'all factors of the account were taken away, and its password is left', exchanges: removals.flatMap(decidedBy) },
  ]
}
