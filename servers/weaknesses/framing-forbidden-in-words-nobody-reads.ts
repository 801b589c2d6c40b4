/** Framing is allowed to one site by a form of `X-Frame-Options` that browsers no longer know, and so to all (RFC 7034, 2.1). */
import { responseHeaders } from '../response-headers.ts'
import type { Weakness } from './weakness.ts'

export const framingForbiddenInWordsNobodyReads: Weakness = {
  id: 'framing-forbidden-in-words-nobody-reads',
  title: 'The rule on framing is one that browsers ignore',
  class: 'clickjack',
  cwe: 'CWE-1021',
  breaks: ['pages-cannot-be-framed'],
  weaken: (defences) => ({
    ...defences,
    responseHeaders: (request) => {
      const { 'content-security-policy': policy = '', ...others } = responseHeaders(request)
      return {
        ...others,
        'content-security-policy': policy.replace("; frame-ancestors 'none'", ''),
        'x-frame-options': 'ALLOW-FROM https://partner.example',
      }
    },
  }),
}
