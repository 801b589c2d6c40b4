/** The identity was dropped on the way to the log. */
import type { Weakness } from './weakness.ts'

export const logNamesNobody: Weakness = {
  id: 'log-names-nobody',
  title: 'The log does not say whose account it was',
  class: 'audit-gap',
  cwe: 'CWE-223',
  breaks: ['audit-tells-the-truth'],
  weaken: (defences) => ({
    ...defences,
    auditWriting: {
      ...defences.auditWriting,
      entryOf: (request, step) => ({ ...defences.auditWriting.entryOf(request, step), person: null }),
    },
  }),
}
