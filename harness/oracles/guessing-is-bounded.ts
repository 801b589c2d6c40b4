/** After the allowed number of consecutive wrong answers no answer counts, not even a right one (PSD2 RTS, Art. 4(3)(b)). */
import { decidedBy, type Oracle } from './oracle.ts'

/** Factors that are typed in, counted together: a second one gives no new tries (ASVS 6.3.1). */
const guessable: ReadonlySet<string> = new Set(['totp', 'recovery-code'])

export const guessingIsBounded: Oracle = {
  id: 'guessing-is-bounded',
  title: 'Guessing ends after a few tries',
  judge: ({ steps }, { limits }) => {
    let failures = 0
    return steps.flatMap((step) => {
      if (step.does !== 'answer' || !guessable.has(step.factor) || step.account !== 'victim') return []
      if (step.outcome !== 'done') {
        failures += 1
        return []
      }
      const before = failures
      failures = 0
      if (before < limits.consecutiveGuesses) return []
      return [
        {
          says: `a code was accepted after ${before} wrong ones; ${limits.consecutiveGuesses} are allowed`,
          exchanges: decidedBy(step),
        },
      ]
    })
  },
}
