/** The activation code is sent, and its absence has no consequence. */
import type { Weakness } from './weakness.ts'

export const firstFactorForAnybody: Weakness = {
  id: 'first-factor-for-anybody',
  title: 'The first factor is bound by whoever has the password',
  class: 'enrol-skip',
  cwe: 'CWE-304',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, checkFirstFactor: () => true }),
}
