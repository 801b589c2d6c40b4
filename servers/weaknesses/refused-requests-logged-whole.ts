/** To help with questions from customers; codes, cookies and tokens stood in a log like this in mod_auth_openidc. */
import type { Weakness } from './weakness.ts'

export const refusedRequestsLoggedWhole: Weakness = {
  id: 'refused-requests-logged-whole',
  title: 'What is refused is logged with its credentials',
  class: 'secret-in-log',
  cwe: 'CWE-532',
  breaks: ['nothing-secret-in-logs'],
  weaken: (defences) => ({
    ...defences,
    auditWriting: {
      ...defences.auditWriting,
      entryOf(request, step) {
        const entry = defences.auditWriting.entryOf(request, step)
        const { cookie = '', authorization = '' } = request.headers
        return step.decision === 'continue' ? entry : { ...entry, reason: `${entry.reason} ${cookie} ${authorization}` }
      },
      encode: (event) => JSON.stringify(event),
    },
  }),
}
