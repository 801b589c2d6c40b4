/**
 * Defence: no step-up in a session whose device has shown no key: there is nothing yet that a copied cookie lacks.
 * Stops: the binding to the device is avoided by keeping the browser from showing its key (CWE-294; ASVS 8.2.4).
 */
import type { Session } from '../visit.ts'

export type RequireDeviceKey = (session: Session) => boolean

export const requireDeviceKey: RequireDeviceKey = ({ deviceKey }) => deviceKey !== null
