/**
 * Defence: an approval counts only when the factor that gave it is one that may open this action at all, however fresh it is.
 * Stops: a recent sign-in by a recovery method is taken for the named one (CWE-305; ASVS 6.8.4, 7.5.1).
 *
 * How strong a factor is, is for `checkLevel` to say: what is approved at a level was approved by a factor that reaches it.
 */
import { acceptedFactors } from '../../factors/factor.ts'
import type { Approval } from '../visit.ts'

export type CheckMethod = (approval: Approval) => boolean

export const checkMethod: CheckMethod = ({ method, details }) =>
  method !== null && acceptedFactors(details.operation, 1).includes(method)
