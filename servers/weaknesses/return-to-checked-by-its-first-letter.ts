/** What begins with a slash is taken for a path of our own; `//` and `/\\` begin with one too. */
import type { Weakness } from './weakness.ts'

export const returnToCheckedByItsFirstLetter: Weakness = {
  id: 'return-to-checked-by-its-first-letter',
  title: 'An address that begins with a slash is taken for a page of ours',
  class: 'return-to',
  cwe: 'CWE-601',
  breaks: ['redirects-stay-at-home'],
  weaken: (defences) => ({
    ...defences,
    checkReturnTo: ([asked = '/']) => (asked.startsWith('/') ? asked : '/'),
  }),
}
