/**
 * Defence: a device is known to the provider when it gave a second factor of this very person before, and neither the person's
 * credentials have changed since nor a month has passed.
 * Stops: a cookie of another account, or of the time before a change, gives tries that strangers don't have (CWE-639, CWE-613).
 *
 * All that a known device has is a count of guesses of its own; it proves nothing.
 */
import { knownDeviceSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { fingerprint, randomToken } from '../store/seal.ts'

export const knownDeviceCookie = '__Host-known-device'

export interface PresentedDevice {
  readonly person: string
  /** The value of the cookie, `undefined` when there is none. */
  readonly token: string | undefined
  readonly nowMs: number
}

/** The hash that names the device, `null` when it is not known to be this person's. */
export type RecognizeDevice = (database: Database, presented: PresentedDevice) => string | null

export const recognizeDevice: RecognizeDevice = (database, { person, token, nowMs }) => {
  if (token === undefined) return null
  const device = hashOf(token)
  const row = database.get(
    `select 1 from trusted_devices as device join people on people.id = device.person
     where device.token_hash = ? and device.person = ? and device.expires_at > ?
       and device.credentials_version = people.credentials_version`,
    device,
    person,
    nowMs,
  )
  return row === undefined ? null : device
}

/** Makes the device of somebody who has just given a second factor a known one. @returns the cookie's value */
export function rememberDevice(database: Database, { person, token, nowMs }: PresentedDevice, agent: string): string {
  const expiresAt = nowMs + knownDeviceSeconds * 1000
  database.run('delete from trusted_devices where expires_at <= ?', nowMs)
  if (token !== undefined && recognizeDevice(database, { person, token, nowMs }) !== null) {
    database.run('update trusted_devices set expires_at = ? where token_hash = ?', expiresAt, hashOf(token))
    return token
  }
  const made = randomToken()
  database.run(
    'insert into trusted_devices (token_hash, person, agent, credentials_version, expires_at) select ?, id, ?, credentials_version, ? from people where id = ?',
    hashOf(made),
    agent,
    expiresAt,
    person,
  )
  return made
}

/** A prefix of its own, so that the gateway's trusted devices, which stand in the same table, are not these. */
function hashOf(token: string): string {
  return fingerprint(`known-device/${token}`)
}
