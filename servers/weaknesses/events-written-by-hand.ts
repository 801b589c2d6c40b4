/** A template instead of an encoder, as where Keycloak logged the text of a browser unescaped (CVE-2023-6484). */
import type { Weakness } from './weakness.ts'

export const eventsWrittenByHand: Weakness = {
  id: 'events-written-by-hand',
  title: 'Events are put together from text without encoding',
  class: 'log-injection',
  cwe: 'CWE-117',
  breaks: ['audit-tells-the-truth'],
  weaken: (defences) => ({
    ...defences,
    auditWriting: {
      ...defences.auditWriting,
      encode: ({ agent, ...event }) => `${defences.auditWriting.encode(event).slice(0, -1)},"agent":"${agent ?? ''}"}`,
    },
  }),
}
