/** There is one count, wherever the guesses come from. */
import type { Weakness } from './weakness.ts'

export const strangersLockKnownDevices: Weakness = {
  id: 'strangers-lock-known-devices',
  title: 'Wrong guesses of strangers lock the owner’s own devices too',
  class: 'lockout-dos',
  cwe: 'CWE-645',
  breaks: ['owner-not-locked-out'],
  weaken: (defences) => ({ ...defences, recognizeDevice: () => null }),
}
