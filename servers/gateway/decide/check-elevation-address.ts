/**
 * Defence: an elevation holds only at the address at which it was given; elsewhere the person is asked again.
 * Stops: an elevated session is used from another network (ASVS 8.2.4; NIST SP 800-63B-4, 5.3).
 */
import type { Approval } from '../visit.ts'

export type CheckElevationAddress = (approval: Approval, address: string) => boolean

export const checkElevationAddress: CheckElevationAddress = (approval, address) =>
  approval.address === null || approval.address === address
