/** The redirect to TLS carries along what stood in the query, into histories and logs. */
import { answerPlain } from '../plain/answer-plain.ts'
import type { Weakness } from './weakness.ts'

export const plainRedirectKeepsTheQuery: Weakness = {
  id: 'plain-redirect-keeps-the-query',
  title: 'The redirect to TLS says again what stood in the query',
  class: 'http-8080',
  cwe: 'CWE-598',
  breaks: ['nothing-goes-in-clear'],
  weaken: (defences) => ({
    ...defences,
    answerPlain: (request, origin) => {
      const answer = answerPlain(request, origin)
      const query = request.target.split('?')[1]
      return answer.status === 308 && query !== undefined ? { ...answer, location: `${answer.location}?${query}` } : answer
    },
  }),
}
