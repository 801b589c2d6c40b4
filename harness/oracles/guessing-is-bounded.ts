/** After the allowed number of consecutive wrong answers no answer counts until the lock ends, not even a right one (PSD2 RTS, Art. 4(3)(b)). */
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

interface Count {
  failures: number
  /** When the last allowed one was wrong; `null` before that. */
  lockedAt: number | null
}

/** What is guessed at: codes that are typed in, and the password at a sign-in. */
const guessable: ReadonlySet<string> = new Set(['totp', 'recovery-code'])

export const guessingIsBounded: Oracle = {
  id: 'guessing-is-bounded',
  title: 'Guessing ends after a few tries',
  judge: ({ steps }, { limits }) => {
    const counts = new Map<string, Count>()
    return steps.flatMap((step) => {
      const secret = guessedAt(step)
      if (secret === null || step.account !== 'victim') return []
      const key = `${step.actor} ${secret}`
      const known = counts.get(key) ?? { failures: 0, lockedAt: null }
      const over = known.lockedAt !== null && step.at - known.lockedAt >= limits.lockSeconds * 1000
      const { failures, lockedAt } = over ? { failures: 0, lockedAt: null } : known
      if (step.outcome !== 'done') {
        const reached = lockedAt === null && failures + 1 === limits.consecutiveGuesses
        counts.set(key, { failures: failures + 1, lockedAt: reached ? step.at : lockedAt })
        return []
      }
      counts.delete(key)
      if (failures < limits.consecutiveGuesses) return []
      const says = `a ${secret} was accepted after ${failures} wrong ones; ${limits.consecutiveGuesses} are allowed`
      return [{ says, exchanges: decidedBy(step) }]
    })
  },
}

function guessedAt(step: Step): string | null {
  if (step.does === 'sign-in') return step.way === 'password' ? 'password' : null
  if (step.does !== 'answer' || !guessable.has(step.factor)) return null
  // Counted together: a second one gives no new tries (ASVS 6.3.1).
  return 'second factor'
}
