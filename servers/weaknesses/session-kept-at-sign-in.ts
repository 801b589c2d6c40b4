/**
 * Whoever signs in is written into the session that the browser presents, whosever that was before.
 * As in mod_auth_openidc before August 2026 (its ChangeLog): a new identity went into the session id at hand.
 */
import type { Weakness } from './weakness.ts'

export const sessionKeptAtSignIn: Weakness = {
  id: 'session-kept-at-sign-in',
  title: 'A sign-in keeps the session that the browser brought along',
  class: 'session-fixation',
  cwe: 'CWE-384',
  breaks: ['strangers-do-nothing'],
  weaken: (defences) => ({
    ...defences,
    beginSession(database, presented, fresh, nowMs) {
      if (presented.session === null || presented.cookie === undefined) {
        return defences.beginSession(database, presented, fresh, nowMs)
      }
      const { person, level, authTime, address, device } = fresh
      database.run(
        `update sessions set person = ?, level = ?, auth_time = ?, address = ?, device = ?, tls = ?, device_key = null,
           created_at = ?, seen_at = ? where id = ?`,
        person,
        level,
        authTime,
        address,
        device.agent,
        device.tls,
        nowMs,
        nowMs,
        presented.session.id,
      )
      return presented.cookie
    },
  }),
}
