/**
 * Wrong guesses of strangers do not keep the owner out: not from a device on which the owner has proven a second factor, and not from a
 * factor that was not guessed at (CWE-645; ASVS 6.1.1; NIST SP 800-63B-4, 3.2.2).
 */
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

export const ownerNotLockedOut: Oracle = {
  id: 'owner-not-locked-out',
  title: 'Strangers’ guesses do not lock the owner out',
  judge: ({ steps }, target) =>
    target.capabilities.includes('known-devices')
      ? steps.flatMap((step, index) => {
          const factor = factorGiven(step)
          if (factor === null || step.outcome !== 'refused' || step.actor !== 'victim') return []
          const before = steps.slice(0, index)
          const strange = before.filter(
            (earlier) =>
              earlier.actor === 'attacker' &&
              earlier.account === step.account &&
              earlier.outcome === 'refused' &&
              factorGiven(earlier) !== null,
          )
          if (strange.length === 0 || (step.does === 'answer' && step.proofOf !== 'victim')) return []
          const knows = before.some(
            (earlier) =>
              earlier.does === 'answer' &&
              earlier.outcome === 'done' &&
              earlier.holder === step.holder &&
              earlier.proofOf === 'victim' &&
              earlier.level > 1,
          )
          const guessedAt = strange.some((guess) => factorGiven(guess) === factor)
          if (!knows && guessedAt) return []
          const where = knows ? 'on a device that was known' : 'that nobody had guessed at'
          return [{ says: `after a stranger’s guesses the owner’s ${factor} was refused, ${where}`, exchanges: decidedBy(step) }]
        })
      : [],
}

function factorGiven(step: Step): string | null {
  if (step.does === 'sign-in') return step.way === 'password' ? 'password' : null
  return step.does === 'answer' ? step.factor : null
}
