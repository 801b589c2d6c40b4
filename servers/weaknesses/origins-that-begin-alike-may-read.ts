/** The list of origins that may read is compared by the beginning of the name. */
import { responseHeaders } from '../response-headers.ts'
import { readableBy } from './readable-by.ts'
import type { Weakness } from './weakness.ts'

export const originsThatBeginAlikeMayRead: Weakness = {
  id: 'origins-that-begin-alike-may-read',
  title: 'An origin that begins like an allowed one is allowed to read',
  class: 'cors',
  cwe: 'CWE-942',
  breaks: ['foreign-origins-read-nothing'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => ({
      ...responseHeaders(request),
      ...readableBy(request.origin?.startsWith('https://localhost') ? request.origin : undefined),
    }),
  }),
}
