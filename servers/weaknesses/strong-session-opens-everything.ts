/** A session remembers the highest level that it ever reached, and the gate looks at that: whoever was strong this morning is strong now. */
import { approvesAnything, openedByAnything } from './approves-anything.ts'
import type { Weakness } from './weakness.ts'

export const strongSessionOpensEverything: Weakness = {
  id: 'strong-session-opens-everything',
  title: 'A session in which a second factor was given opens everything, as long as it lasts',
  class: 'gate-login-only',
  cwe: 'CWE-306',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    ...openedByAnything(defences),
    approvalsOf: {
      ...defences.approvalsOf,
      session(database, session, nowMs) {
        const { level, address } = session
        const proven = { level, method: 'totp', authTime: Math.floor(nowMs / 1000), usedAt: nowMs, address } as const
        return [...defences.approvalsOf.session(database, session, nowMs), approvesAnything(proven)]
      },
    },
  }),
}
