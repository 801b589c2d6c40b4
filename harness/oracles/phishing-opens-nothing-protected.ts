/**
 * What a person proves to a page of somebody else opens no action that demands a phishing-resistant factor, and such a factor is not
 * accepted at all when it was given there (NIST SP 800-63B-4, 3.2.5; ASVS 6.3.3, 6.7.2). A step went through a relay when somebody else
 * than its actor sent what the target saw.
 */
import type { Evidence, Step } from '../record.ts'
import { decidedBy, type Oracle, protectedDeeds } from './oracle.ts'

/** The level that resists phishing. */
const resistant = 3

export const phishingOpensNothingProtected: Oracle = {
  id: 'phishing-opens-nothing-protected',
  title: 'What is proven to a look-alike site opens nothing that must resist phishing',
  judge: (evidence, target) => {
    const relayed = (step: Step) => wasRelayed(step, evidence)
    const accepted = evidence.steps.flatMap((step) =>
      step.does === 'answer' && step.factor === 'webauthn' && step.outcome === 'done' && relayed(step)
        ? [{ says: 'a passkey was accepted that had signed for a look-alike site', exchanges: decidedBy(step) }]
        : [],
    )
    const opened = protectedDeeds(evidence, target).flatMap(({ step, operation, index }) => {
      if (operation.level < resistant) return []
      const owner = evidence.steps
        .slice(0, index)
        .findLast((earlier) => earlier.does === 'answer' && earlier.outcome === 'done' && earlier.account === step.account)
      if (!relayed(step) && (owner === undefined || !relayed(owner))) return []
      return [{ says: `the ${step.actor} could ${operation.title} through a look-alike site`, exchanges: decidedBy(step) }]
    })
    return [...accepted, ...opened]
  },
}

function wasRelayed(step: Step, { exchanges }: Evidence): boolean {
  const sent = exchanges.find(({ id }) => id === step.exchanges.at(-1))
  return sent !== undefined && step.actor === 'victim' && sent.actor !== 'victim'
}
