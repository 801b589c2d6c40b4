/** Every factor is removed with a proof of its own level, whatever else the owner holds. */
import { reached } from '../factors/factor.ts'
import type { Weakness } from './weakness.ts'

export const removalLevelOfTheFactorOnly: Weakness = {
  id: 'removal-level-of-the-factor-only',
  title: 'A passkey’s owner loses the app to whoever has one code of it',
  class: 'factor-remove-ungated',
  cwe: 'CWE-863',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, removalLevel: (_database, _person, kind) => reached[kind].level }),
}
