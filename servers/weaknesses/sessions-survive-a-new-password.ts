/**
 * The owner is told of the change; what was open before stays open.
 * As in CVE-2023-40273 (Apache Airflow before 2.7.0): sessions survived a password reset.
 */
import { notify } from '../store/notices.ts'
import type { Weakness } from './weakness.ts'

export const sessionsSurviveANewPassword: Weakness = {
  id: 'sessions-survive-a-new-password',
  title: 'A change of credentials ends nothing',
  class: 'cred-change-sessions',
  cwe: 'CWE-613',
  breaks: ['access-ends-when-told'],
  weaken: (defences) => ({
    ...defences,
    credentialsChanged(database, { person, says, nowMs }) {
      database.run('update people set credentials_version = credentials_version + 1 where id = ?', person)
      notify(database, person, says, nowMs)
    },
  }),
}
