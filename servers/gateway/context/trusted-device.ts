/**
 * Defence: a device is trusted by a record at the server: for this person, this browser and its key, with the credentials as they were, for
 * 30 days at most. Trust makes a sign-in less remarkable; it never stands for a proof.
 * Stops: a cookie that was made up, copied, moved to somebody else or kept over a change of credentials makes a stranger look familiar
 * (CWE-784; ASVS 7.3.2, 8.2.4; NIST SP 800-63B-4, 5.1).
 */
import { trustedDeviceSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint, randomToken } from '../../store/seal.ts'
import type { Device } from '../visit.ts'

export const trustedDeviceCookie = '__Host-trusted-device'

/**
 * Whether the person has declared this device to be theirs. A request that shows a key of its device has to show the one on record;
 * a navigation, which cannot show any, is known by its cookie and browser.
 */
export type CheckTrustedDevice = (
  database: Database,
  cookie: string | undefined,
  person: string,
  device: Device,
  nowMs: number,
) => boolean

export const checkTrustedDevice: CheckTrustedDevice = (database, cookie, person, device, nowMs) =>
  cookie !== undefined &&
  database.get(
    `select 1 from trusted_devices join people on people.id = trusted_devices.person
     where token_hash = ? and person = ? and agent = ? and expires_at > ?
       and trusted_devices.credentials_version = people.credentials_version
       and (device_key is null or ? is null or device_key = ?)`,
    fingerprint(cookie),
    person,
    device.agent,
    nowMs,
    device.key,
    device.key,
  ) !== undefined

export interface TrustedDevice {
  readonly person: string
  readonly agent: string
  /** Thumbprint of the device's key; `null` when it has shown none. */
  readonly deviceKey: string | null
}

/** Returns the cookie; only its hash is kept. @param replaces the cookie that the device had before */
export function trustDevice(database: Database, device: TrustedDevice, replaces: string | undefined, nowMs: number): string {
  const token = randomToken()
  const { person, agent, deviceKey } = device
  database.run('delete from trusted_devices where expires_at <= ? or token_hash = ?', nowMs, fingerprint(replaces ?? ''))
  database.run(
    `insert into trusted_devices (token_hash, person, agent, credentials_version, expires_at, device_key)
     select ?, id, ?, credentials_version, ?, ? from people where id = ?`,
    fingerprint(token),
    agent,
    nowMs + trustedDeviceSeconds * 1000,
    deviceKey,
    person,
  )
  return token
}
