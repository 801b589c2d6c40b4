/**
 * Defence: a client that speaks TLS in another way than the person's clients do is unusual, most of all within one session.
 * Stops: a script or another browser sends the victim's user agent and cookie (NIST SP 800-63B-4, 5.3; ASVS 8.2.4; ATT&CK T1036).
 */
import type { Signal } from '../signal.ts'
import { points } from '../table.ts'

export const tls: Signal = ({ device, session, habits }) => {
  if (device.tls === null) return { missing: 'the TLS fingerprint could not be read' }
  const before = session?.device.tls ?? null
  if (before !== null && before !== device.tls) {
    return { points: points.tls.otherThanSession, says: 'the session is used by another TLS client' }
  }
  return habits.tls.includes(device.tls) ? null : { points: points.tls.strange, says: 'the TLS client is new' }
}
