/** Every request without TLS is sent on to TLS by a redirect that keeps method and body, after both have been read on the way. */
import { answerPlain } from '../plain/answer-plain.ts'
import type { Weakness } from './weakness.ts'

export const plainRequestsSentOnWithTheirBody: Weakness = {
  id: 'plain-requests-sent-on-with-their-body',
  title: 'What changes something is sent on too',
  class: 'http-8080',
  cwe: 'CWE-319',
  breaks: ['nothing-goes-in-clear'],
  weaken: (defences) => ({
    ...defences,
    answerPlain: ({ target }, origin) => answerPlain({ method: 'GET', target }, origin),
  }),
}
