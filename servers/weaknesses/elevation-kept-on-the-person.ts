/** The elevation hangs on the person instead of the session: whoever is in with the same account is elevated too. */
import { z } from 'zod'
import { elevationsOf } from '../gateway/context/sessions.ts'
import type { Weakness } from './weakness.ts'

const elevated = z.object({ session: z.string() })

export const elevationKeptOnThePerson: Weakness = {
  id: 'elevation-kept-on-the-person',
  title: 'A step-up elevates all sessions of the person',
  class: 'elevation-scope',
  cwe: 'CWE-863',
  breaks: ['elevation-stays-in-scope'],
  weaken: (defences) => ({
    ...defences,
    approvalsOf: {
      ...defences.approvalsOf,
      session: (database, { person }, nowMs) =>
        database
          .all('select distinct session from elevations where person = ?', person)
          .flatMap((row) => elevationsOf(database, elevated.parse(row).session, nowMs)),
    },
  }),
}
