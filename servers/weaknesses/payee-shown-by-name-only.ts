/** Account numbers are hard to read, so the page leaves them out. */
import type { Weakness } from './weakness.ts'

export const payeeShownByNameOnly: Weakness = {
  id: 'payee-shown-by-name-only',
  title: 'The approval page does not show the account that the money goes to',
  class: 'txn-wysiwys',
  cwe: 'CWE-451',
  breaks: ['shown-as-signed'],
  weaken: (defences) => ({
    ...defences,
    showDetails: (details) => defences.showDetails(details).filter(({ label }) => label !== 'To account'),
  }),
}
