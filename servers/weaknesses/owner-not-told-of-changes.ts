/** Sessions end as they should, and no message is sent. */
import { endAccess } from '../store/end-access.ts'
import type { Weakness } from './weakness.ts'

export const ownerNotToldOfChanges: Weakness = {
  id: 'owner-not-told-of-changes',
  title: 'Nobody tells the owner that factors have changed',
  class: 'enrol-ungated',
  cwe: 'CWE-778',
  breaks: ['owner-is-told'],
  weaken: (defences) => ({
    ...defences,
    credentialsChanged: (database, { person, keepSession, nowMs }) => {
      database.run('update people set credentials_version = credentials_version + 1 where id = ?', person)
      endAccess(database, { person, keepSession, nowMs })
    },
  }),
}
