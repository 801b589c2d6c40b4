/** Asked for a level, the provider runs its ordinary sign-in once more, and writes into the answer what the request asked for. */
import { type Factor, reached } from '../factors/factor.ts'
import type { Level } from '../levels.ts'
import type { Weakness } from './weakness.ts'

const namedFor: Readonly<Record<Level, Factor>> = { 1: 'password', 2: 'totp', 3: 'webauthn' }

export const requestedLevelEchoed: Weakness = {
  id: 'requested-level-echoed',
  title: 'The provider states the requested level instead of the one that was reached',
  class: 'acr-eval',
  cwe: 'CWE-358',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkStep: (at, factor) => (factor === 'password' ? !at.over : defences.checkStep(at, factor)),
    grantProof: (_factor, demanded) => reached[namedFor[demanded]],
  }),
}
