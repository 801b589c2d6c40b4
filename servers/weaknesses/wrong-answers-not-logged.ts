/** The provider tells of factors that were verified, never of those that were not. */
import type { Weakness } from './weakness.ts'

export const wrongAnswersNotLogged: Weakness = {
  id: 'wrong-answers-not-logged',
  title: 'Wrong answers to a challenge leave no trace',
  class: 'audit-gap',
  cwe: 'CWE-778',
  breaks: ['audit-tells-the-truth'],
  weaken: (defences) => ({
    ...defences,
    auditWriting: { ...defences.auditWriting, isLogged: ({ decision }) => decision !== 'denied' },
  }),
}
