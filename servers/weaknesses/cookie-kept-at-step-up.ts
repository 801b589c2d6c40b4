/** The level rises, the cookie stays: only a sign-in was thought to need a new one. */
import type { Weakness } from './weakness.ts'

export const cookieKeptAtStepUp: Weakness = {
  id: 'cookie-kept-at-step-up',
  title: 'A step-up leaves the cookie as it was',
  class: 'session-fixation',
  cwe: 'CWE-384',
  breaks: ['session-rotated'],
  weaken: (defences) => ({
    ...defences,
    rotateSession: () => null,
  }),
}
