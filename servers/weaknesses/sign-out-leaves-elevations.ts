/** Signing out takes the session away and not what hangs on it; the next one on the same device takes it up again, to spare a second tap. */
import { z } from 'zod'
import { elevationsOf } from '../gateway/context/sessions.ts'
import type { Weakness } from './weakness.ts'

const elevated = z.object({ session: z.string() })

export const signOutLeavesElevations: Weakness = {
  id: 'sign-out-leaves-elevations',
  title: 'An elevation is there again after signing out and in',
  class: 'elevation-lifecycle',
  cwe: 'CWE-613',
  breaks: ['elevation-ends-with-its-ground'],
  weaken: (defences) => ({
    ...defences,
    signOut: (database, session) => void database.run('delete from sessions where id = ?', session),
    approvalsOf: {
      ...defences.approvalsOf,
      session: (database, { id, person }, nowMs) =>
        database
          .all(
            `select distinct session from elevations where person = ?
              and (session = ? or session not in (select id from sessions))`,
            person,
            id,
          )
          .flatMap((row) => elevationsOf(database, elevated.parse(row).session, nowMs)),
    },
  }),
}
