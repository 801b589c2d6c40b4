/**
 * Defence: a session takes the key of its device once, in its first minute, and keeps it.
 * Stops: whoever has copied the cookie of a session whose browser showed no key gives it a key of his own (CWE-294; ASVS 8.2.4).
 */
import { deviceKeySeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'

/** True for the one request that bound its key. @param key thumbprint of a key that proved this request */
export type BindDeviceKey = (database: Database, session: string, key: string, nowMs: number) => boolean

export const bindDeviceKey: BindDeviceKey = (database, session, key, nowMs) =>
  database.run(
    'update sessions set device_key = ? where id = ? and device_key is null and created_at >= ?',
    key,
    session,
    nowMs - deviceKeySeconds * 1000,
  ) === 1
