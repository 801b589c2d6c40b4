/** A cookie that stands for no session becomes the cookie of the new one: ids that somebody made up are as good as our own. */
import { fingerprint } from '../store/seal.ts'
import type { Weakness } from './weakness.ts'

export const unknownSessionIdAdopted: Weakness = {
  id: 'unknown-session-id-adopted',
  title: 'A session takes the id that the browser names',
  class: 'session-fixation',
  cwe: 'CWE-384',
  breaks: ['strangers-do-nothing'],
  weaken: (defences) => ({
    ...defences,
    beginSession(database, presented, fresh, nowMs) {
      const cookie = defences.beginSession(database, presented, fresh, nowMs)
      if (presented.cookie === undefined || presented.session !== null) return cookie
      database.run('update sessions set token_hash = ? where token_hash = ?', fingerprint(presented.cookie), fingerprint(cookie))
      return presented.cookie
    },
  }),
}
