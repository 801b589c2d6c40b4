/** Answers are kept for ten minutes, by the browser only, to spare the database. */
import { responseHeaders } from '../response-headers.ts'
import type { Weakness } from './weakness.ts'

export const answersKeptByTheBrowser: Weakness = {
  id: 'answers-kept-by-the-browser',
  title: 'The browser keeps what it was shown',
  class: 'response-leak',
  cwe: 'CWE-525',
  breaks: ['answers-are-not-cached'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => ({ ...responseHeaders(request), 'cache-control': 'private, max-age=600' }),
  }),
}
