/** `no-cache` lets a cache keep an answer and only has it ask before it shows it (RFC 9111, 5.2.2.4). */
import { responseHeaders } from '../response-headers.ts'
import type { Weakness } from './weakness.ts'

export const noCacheTakenForNoStore: Weakness = {
  id: 'no-cache-taken-for-no-store',
  title: 'Answers are kept, and only asked about before they are shown',
  class: 'response-leak',
  cwe: 'CWE-524',
  breaks: ['answers-are-not-cached'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => ({ ...responseHeaders(request), 'cache-control': 'no-cache' }),
  }),
}
