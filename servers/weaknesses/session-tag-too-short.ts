/**
 * The cookie is the number of the session and a tag over it, cut to one letter so that the cookie stays short.
 * As in CVE-2025-47275 (Auth0-PHP): the tag of the cookie could be found by trying.
 */
import { hash } from 'node:crypto'
import { fingerprint } from '../store/seal.ts'
import type { Weakness } from './weakness.ts'

export const sessionTagTooShort: Weakness = {
  id: 'session-tag-too-short',
  title: 'The tag of a session cookie is found by trying',
  class: 'session-forge',
  cwe: 'CWE-331',
  breaks: ['strangers-do-nothing'],
  weaken: (defences) => ({
    ...defences,
    beginSession(database, presented, fresh, nowMs) {
      const cookie = defences.beginSession(database, presented, fresh, nowMs)
      const number = Number(database.get('select max(rowid) as number from sessions')?.number)
      const tag = hash('sha256', `${number} ${fresh.person}`, 'hex').slice(0, 1)
      const named = `${100_000 + number}.${tag}`
      database.run('update sessions set token_hash = ? where token_hash = ?', fingerprint(named), fingerprint(cookie))
      return named
    },
  }),
}
