/** Only what was done was thought worth a line. */
import type { Weakness } from './weakness.ts'

export const refusalsNotLogged: Weakness = {
  id: 'refusals-not-logged',
  title: 'What was refused leaves no trace',
  class: 'audit-gap',
  cwe: 'CWE-778',
  breaks: ['audit-tells-the-truth'],
  weaken: (defences) => ({
    ...defences,
    auditWriting: { ...defences.auditWriting, isLogged: ({ decision }) => decision !== 'refuse' && decision !== 'challenge' },
  }),
}
