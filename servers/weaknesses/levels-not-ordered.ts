/** A level that is known counts as one that suffices: nobody compares it with the one that is demanded. */
import { factorOf } from '../factors/factor.ts'
import { levelOf } from '../levels.ts'
import type { Weakness } from './weakness.ts'

export const levelsNotOrdered: Weakness = {
  id: 'levels-not-ordered',
  title: 'Any level with a known name counts as enough',
  class: 'acr-eval',
  cwe: 'CWE-697',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkLevel: ({ level }) => level > 0,
    answeredLevel: ({ acr, amr }) => (factorOf(amr) === null ? null : levelOf(acr) || null),
  }),
}
