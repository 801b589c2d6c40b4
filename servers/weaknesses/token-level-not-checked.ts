/** A valid token with the right details opens the action. */
import type { Weakness } from './weakness.ts'

export const tokenLevelNotChecked: Weakness = {
  id: 'token-level-not-checked',
  title: 'The level in an access token is never read',
  class: 'rs-ignores-acr',
  cwe: 'CWE-863',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkLevel: () => true,
  }),
}
