/** The page to come back to is taken from the link as it is. */
import type { Weakness } from './weakness.ts'

export const returnToNotChecked: Weakness = {
  id: 'return-to-not-checked',
  title: 'The browser returns to any address',
  class: 'return-to',
  cwe: 'CWE-601',
  breaks: ['redirects-stay-at-home'],
  weaken: (defences) => ({
    ...defences,
    checkReturnTo: ([asked]) => asked ?? '/',
  }),
}
