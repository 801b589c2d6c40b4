/** Removing is removing: what is left is not looked at. */
import type { Weakness } from './weakness.ts'

export const lastFactorCanGo: Weakness = {
  id: 'last-factor-can-go',
  title: 'The last factor of an account can be removed',
  class: 'factor-remove-ungated',
  cwe: 'CWE-269',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, keepsStrongFactor: () => true }),
}
