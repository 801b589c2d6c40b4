/** Local files and sandboxes name `null` as their origin; it was allowed for a test and stayed. */
import { responseHeaders } from '../response-headers.ts'
import { readableBy } from './readable-by.ts'
import type { Weakness } from './weakness.ts'

export const nullOriginMayRead: Weakness = {
  id: 'null-origin-may-read',
  title: 'Pages without an origin are allowed to read',
  class: 'cors',
  cwe: 'CWE-942',
  breaks: ['foreign-origins-read-nothing'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => ({
      ...responseHeaders(request),
      ...readableBy(request.origin === 'null' ? request.origin : undefined),
    }),
  }),
}
