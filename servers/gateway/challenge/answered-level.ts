/**
 * Defence: what comes back from the identity provider must say that the demanded level was reached, by a factor that reaches it,
 * after the challenge was made and not in the future.
 * Stops: a step-up that was answered with less, or with an older proof, is taken for met (CWE-697; RFC 9470, section 5;
 * OpenID Connect Core, 3.1.3.7; ASVS 6.8.4).
 */
import { factorOf, reached as reachedBy } from '../../factors/factor.ts'
import { type Level, levelOf } from '../../levels.ts'

export interface AnsweredClaims {
  readonly acr: unknown
  readonly amr: unknown
  /** Epoch seconds. */
  readonly authTime: number
}

export interface Demand {
  readonly level: Level
  /** Epoch seconds at which the challenge was made. */
  readonly since: number
  readonly nowMs: number
}

/** The level that was reached, `null` when it is not enough. */
export type AnsweredLevel = (claims: AnsweredClaims, demand: Demand) => Level | null

export const answeredLevel: AnsweredLevel = ({ acr, amr, authTime }, { level, since, nowMs }) => {
  const reached = levelOf(acr)
  const factor = factorOf(amr)
  if (reached === 0 || factor === null || reachedBy[factor].level < reached) return null
  return reached >= level && authTime >= since && authTime <= nowMs / 1000 ? reached : null
}
