/** Whoever mistypes a password by a letter, or gives it in the place of a code, has it in the log. */
import type { Weakness } from './weakness.ts'

export const wrongAnswersLoggedInFull: Weakness = {
  id: 'wrong-answers-logged-in-full',
  title: 'A wrong answer is logged as it was given',
  class: 'secret-in-log',
  cwe: 'CWE-532',
  breaks: ['nothing-secret-in-logs'],
  weaken: (defences) => ({
    ...defences,
    auditWriting: {
      ...defences.auditWriting,
      entryOf(request, step) {
        const entry = defences.auditWriting.entryOf(request, step)
        const given = 'body' in request ? JSON.stringify(request.body) : ''
        return step.decision === 'denied' ? { ...entry, reason: `${entry.reason}: ${given}` } : entry
      },
    },
  }),
}
