/** The origin that asks is written into the answer, so that the partner’s page works too. */
import { responseHeaders } from '../response-headers.ts'
import { readableBy } from './readable-by.ts'
import type { Weakness } from './weakness.ts'

export const anyOriginMayRead: Weakness = {
  id: 'any-origin-may-read',
  title: 'Every origin is allowed to read, with cookies',
  class: 'cors',
  cwe: 'CWE-942',
  breaks: ['foreign-origins-read-nothing'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => ({ ...responseHeaders(request), ...readableBy(request.origin) }),
  }),
}
