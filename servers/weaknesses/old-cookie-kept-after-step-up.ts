/** The browser gets a new cookie at a step-up, and requests that are still under way with the old one are served too: for good. */
import { randomToken } from '../store/seal.ts'
import type { Weakness } from './weakness.ts'

export const oldCookieKeptAfterStepUp: Weakness = {
  id: 'old-cookie-kept-after-step-up',
  title: 'The cookie from before a step-up works on',
  class: 'session-fixation',
  cwe: 'CWE-384',
  breaks: ['session-rotated'],
  weaken: (defences) => ({
    ...defences,
    rotateSession(database, session) {
      const old = database.get('select token_hash from sessions where id = ?', session)?.token_hash
      const cookie = defences.rotateSession(database, session)
      database.run(
        `insert into sessions select ?, ?, person, level, auth_time, address, device, tls, device_key, created_at, seen_at
         from sessions where id = ?`,
        randomToken(),
        String(old),
        session,
      )
      return cookie
    },
  }),
}
