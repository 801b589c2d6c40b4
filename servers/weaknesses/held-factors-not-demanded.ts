/**
 * The setting "second factor required" is off by default, and then nobody looks whether the account has one. As in ZITADEL
 * (CVE-2025-64103), where a session with one factor counted also for people who had enrolled two.
 */
import { approvesAnything, openedByAnything } from './approves-anything.ts'
import type { Weakness } from './weakness.ts'

export const heldFactorsNotDemanded: Weakness = {
  id: 'held-factors-not-demanded',
  title: 'Without a setting that demands it, the second factor of an account is not asked for',
  class: 'aal-miscomputed',
  cwe: 'CWE-308',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    accountLevel: () => 1,
    enrolmentLevel: () => 1,
    recoveryCodesLevel: () => 1,
    removalLevel: () => 1,
    ...openedByAnything(defences),
    // What takes level 1 only is open to whoever is signed in.
    approvalsOf: {
      session: (database, session, nowMs) => [
        ...defences.approvalsOf.session(database, session, nowMs),
        approvesAnything({ level: 1, method: 'password', authTime: nowMs / 1000, usedAt: nowMs, address: session.address }),
      ],
      token: (claims) => [
        ...defences.approvalsOf.token(claims),
        approvesAnything({ level: 1, method: 'password', authTime: claims.iat, usedAt: claims.iat * 1000, address: null }),
      ],
    },
  }),
}
