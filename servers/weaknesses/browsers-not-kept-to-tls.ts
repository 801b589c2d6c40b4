/** The redirect from the port without TLS was thought to be enough. */
import { responseHeaders } from '../response-headers.ts'
import type { Weakness } from './weakness.ts'

export const browsersNotKeptToTls: Weakness = {
  id: 'browsers-not-kept-to-tls',
  title: 'No answer keeps browsers to TLS',
  class: 'tls-downgrade',
  cwe: 'CWE-319',
  breaks: ['transport-is-protected'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => {
      const { 'strict-transport-security': _kept, ...others } = responseHeaders(request)
      return others
    },
  }),
}
