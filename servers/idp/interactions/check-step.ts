/**
 * Defence: a proof is taken only when it is the next one: the password first, then one of the offered factors, then nothing more.
 * Stops: the challenge is entered in the middle, a step is repeated in place of the next, or goes on after the end
 * (CWE-841, CWE-304, CWE-425; ASVS 2.3.1).
 */
import type { Factor } from '../../factors/factor.ts'
import type { Standing } from './standing.ts'

export type CheckStep = (at: Standing, factor: Factor) => boolean

export const checkStep: CheckStep = ({ need, person, over }, factor) => {
  if (over) return false
  if (factor === 'password') return need.next === 'password'
  return need.next === 'factor' && person !== null && need.factors.includes(factor)
}
