/** The policy of content was written for scripts and styles, and nobody thought of frames. */
import { responseHeaders } from '../response-headers.ts'
import type { Weakness } from './weakness.ts'

export const pagesMayBeFramed: Weakness = {
  id: 'pages-may-be-framed',
  title: 'Nothing says that pages may not be framed',
  class: 'clickjack',
  cwe: 'CWE-1021',
  breaks: ['pages-cannot-be-framed'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => {
      const { 'content-security-policy': policy = '', 'x-frame-options': _forbidden, ...others } = responseHeaders(request)
      return { ...others, 'content-security-policy': policy.replace("; frame-ancestors 'none'", '') }
    },
  }),
}
