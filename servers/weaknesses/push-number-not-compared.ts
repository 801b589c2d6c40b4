/** The phone shows a field for the number and the browser shows the number; the server wants a tap. */
import { canBeAnswered } from '../factors/push/verify-push-answer.ts'
import type { Weakness } from './weakness.ts'

export const pushNumberNotCompared: Weakness = {
  id: 'push-number-not-compared',
  title: 'A prompt is approved with any number or none',
  class: 'push-match',
  cwe: 'CWE-345',
  breaks: ['approved-with-the-number-shown', 'proof-is-the-owners'],
  weaken: (defences) => ({
    ...defences,
    verifyPushAnswer: (given) =>
      canBeAnswered(given) && given.answer.decision === 'approve' ? 'approved' : defences.verifyPushAnswer(given),
  }),
}
