/** Clocks were wrong in one office, so that codes of the last five minutes are taken. Compare the codes without an end of WSO2-2024-3149 (CVE-2024-8122). */
import { stepOfCode } from '../factors/totp.ts'
import { seedOf } from '../factors/totp-step.ts'
import type { Weakness } from './weakness.ts'

/** Steps on either side. */
const driftSteps = 10

export const totpWindowTooWide: Weakness = {
  id: 'totp-window-too-wide',
  title: 'A one-time code is good for minutes',
  class: 'otp-replay',
  cwe: 'CWE-613',
  breaks: ['proof-is-the-owners'],
  weaken: (defences) => ({
    ...defences,
    totpStep: (database, person, code, nowMs) => {
      const seed = seedOf(database, person)
      return seed === null ? null : stepOfCode(seed, code, nowMs, driftSteps)
    },
  }),
}
