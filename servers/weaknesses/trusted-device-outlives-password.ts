/**
 * A change of credentials ends sessions and tokens; what a browser remembers is left alone.
 * As in CVE-2021-41268 (Symfony): the remember-me cookie persisted after a change of the password.
 */
import type { Weakness } from './weakness.ts'

export const trustedDeviceOutlivesPassword: Weakness = {
  id: 'trusted-device-outlives-password',
  title: 'A device stays trusted after a new password',
  class: 'trusted-device-cookie',
  cwe: 'CWE-613',
  breaks: ['strange-sign-ins-are-told'],
  weaken: (defences) => ({
    ...defences,
    credentialsChanged(database, change) {
      const kept = database.all('select * from trusted_devices where person = ?', change.person)
      defences.credentialsChanged(database, change)
      for (const { token_hash, agent, expires_at, device_key } of kept) {
        database.run(
          `insert into trusted_devices (token_hash, person, agent, credentials_version, expires_at, device_key)
           select ?, id, ?, credentials_version, ?, ? from people where id = ?`,
          String(token_hash),
          String(agent),
          Number(expires_at),
          device_key === null ? null : String(device_key),
          change.person,
        )
      }
    },
  }),
}
