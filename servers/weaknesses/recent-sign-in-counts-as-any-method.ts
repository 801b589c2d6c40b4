/**
 * What takes a passkey asks whether the person has signed in a moment ago, and not by what. As in Pocket ID before 2.6.0
 * (GHSA-hp74-gm6m-2qm5), where a sign-in by a one-time link passed for the passkey.
 */
import { approvesAnything, openedByAnything } from './approves-anything.ts'
import type { Weakness } from './weakness.ts'

export const recentSignInCountsAsAnyMethod: Weakness = {
  id: 'recent-sign-in-counts-as-any-method',
  title: 'Any sign-in of the last minutes passes for the factor that the action takes',
  class: 'fresh-wrong-method',
  cwe: 'CWE-305',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    ...openedByAnything(defences),
    approvalsOf: {
      session(database, session, nowMs) {
        const { authTime, address } = session
        const recent = approvesAnything({ level: 3, method: 'webauthn', authTime, usedAt: nowMs, address })
        return [...defences.approvalsOf.session(database, session, nowMs), recent]
      },
      token(claims) {
        const { auth_time: authTime, iat } = claims
        const recent = approvesAnything({ level: 3, method: 'webauthn', authTime, usedAt: iat * 1000, address: null })
        return [...defences.approvalsOf.token(claims), recent]
      },
    },
  }),
}
