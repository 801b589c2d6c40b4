/**
 * Defence: an approval counts only when the factor that gave it is one that opens this action, however fresh it is.
 * Stops: a recent sign-in by a weaker or recovery method is taken for the named one (CWE-305; ASVS 6.8.4, 7.5.1).
 */
import { acceptedFactors } from '../../factors/factor.ts'
import type { Level } from '../../levels.ts'
import type { Approval } from '../visit.ts'

export type CheckMethod = (approval: Approval, demanded: Level) => boolean

export const checkMethod: CheckMethod = ({ method, details }, demanded) =>
  method !== null && acceptedFactors(details.operation, demanded).includes(method)
