/** The gate knows signed in and stepped up; that one action takes more than another was added later, and only to the challenge. */
import type { Weakness } from './weakness.ts'

export const secondFactorIsStrongEnough: Weakness = {
  id: 'second-factor-is-strong-enough',
  title: 'Any second factor opens what takes a phishing-resistant one',
  class: 'factor-downgrade',
  cwe: 'CWE-308',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkLevel: ({ level }, demanded) => level >= Math.min(demanded, 2),
  }),
}
