/**
 * Defence: a session lives on the device that it was started on.
 * Stops: a copied cookie is used from another machine (CWE-294; ASVS 8.2.4).
 */
import type { Device, Session } from '../visit.ts'

export type CheckSessionDevice = (session: Session, device: Device) => boolean

export const checkSessionDevice: CheckSessionDevice = (session, device) => session.device === device.agent
