/**
 * Defence: a session lives on the device that it was started on: the same browser, and for all that changes something a fresh proof
 * by the key which that browser showed right after sign-in and which never leaves it. Navigations, and pages that are not ours, cannot
 * carry a proof; what they ask for is left to the browser's name, the cookie and, for elevations, the address.
 * Stops: a copied cookie is used from another machine, however well that imitates the first (CWE-294; ASVS 8.2.4; NIST SP 800-63B-4, 5.1).
 */
import type { DeviceProof } from '../policy.ts'
import type { Device, Session } from '../visit.ts'

/** @param deviceProof what the route demands */
export type CheckSessionDevice = (session: Session, device: Device, method: string, deviceProof?: DeviceProof) => boolean

export const checkSessionDevice: CheckSessionDevice = (session, device, method, deviceProof) => {
  if (session.device !== device.agent) return false
  if (session.deviceKey === null) return true
  return device.key === session.deviceKey || (device.key === null && (method === 'GET' || deviceProof === 'none'))
}
