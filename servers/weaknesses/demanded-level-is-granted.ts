/** The interaction says what it is for, and that is what comes out of it, whichever of its steps was the last. */
import { reached } from '../factors/factor.ts'
import type { Weakness } from './weakness.ts'

export const demandedLevelIsGranted: Weakness = {
  id: 'demanded-level-is-granted',
  title: 'The first step of a sign-in already grants the level that the second is for',
  class: 'gate-pending-session',
  cwe: 'CWE-304',
  breaks: ['unfinished-sign-in-opens-nothing'],
  weaken: (defences) => ({
    ...defences,
    grantProof: (factor, demanded) => (demanded === 2 ? reached.totp : reached[factor]),
  }),
}
