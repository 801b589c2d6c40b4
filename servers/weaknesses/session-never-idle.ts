/** The hours are counted from the sign-in, and nobody asks whether somebody is there. */
import { absoluteSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const sessionNeverIdle: Weakness = {
  id: 'session-never-idle',
  title: 'A session that nobody uses stays open',
  class: 'session-timeouts',
  cwe: 'CWE-613',
  breaks: ['session-ends-in-time'],
  weaken: (defences) => ({
    ...defences,
    checkSessionLifetime: ({ createdAt }, nowMs) => nowMs - createdAt <= absoluteSeconds * 1000,
  }),
}
