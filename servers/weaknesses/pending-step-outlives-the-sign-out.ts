/**
 * Signing out ends what is finished: sessions and tokens. Rebuilds the notice of django-allauth 64.1.0: whoever was half signed in
 * stayed so.
 */
import type { Weakness } from './weakness.ts'

export const pendingStepOutlivesTheSignOut: Weakness = {
  id: 'pending-step-outlives-the-sign-out',
  title: 'A half-finished sign-in goes on after signing out everywhere',
  class: 'gate-pending-session',
  cwe: 'CWE-613',
  breaks: ['unfinished-sign-in-opens-nothing'],
  weaken: (defences) => ({
    ...defences,
    signOutEverywhere(database, person, nowMs) {
      database.run('update people set tokens_valid_from = ? where id = ?', nowMs, person)
      for (const table of ['elevations', 'challenges', 'sessions']) database.run(`delete from ${table} where person = ?`, person)
    },
  }),
}
