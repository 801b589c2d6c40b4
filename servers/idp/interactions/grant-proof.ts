/**
 * Defence: what is granted is what the factor reached that was verified here, never what was asked for or what the client says.
 * Stops: a demand, a field or a repeated weaker proof is taken for the stronger one (CWE-602, CWE-807; RFC 9470, section 6; ASVS 8.3.1).
 */
import { type Factor, reached } from '../../factors/factor.ts'
import type { Level } from '../../levels.ts'

export interface GrantedProof {
  readonly level: Level
  readonly amr: readonly string[]
}

/** @param demanded the level that the interaction is for */
export type GrantProof = (factor: Factor, demanded: Level) => GrantedProof

export const grantProof: GrantProof = (factor) => reached[factor]
