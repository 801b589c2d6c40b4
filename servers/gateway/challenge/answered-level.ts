/**
 * Defence: what comes back from the identity provider must say that the demanded level was reached, after the challenge was made.
 * Stops: a step-up that was answered with less is taken for met (RFC 9470, section 5; OpenID Connect Core, 3.1.3.7; ASVS 6.8.4).
 */
import { type Level, levelOf } from '../../levels.ts'

export interface AnsweredClaims {
  readonly acr: unknown
  /** Epoch seconds. */
  readonly authTime: number
}

export interface Demand {
  readonly level: Level
  /** Epoch seconds at which the challenge was made. */
  readonly since: number
}

/** The level that was reached, `null` when it is not enough. */
export type AnsweredLevel = (claims: AnsweredClaims, demand: Demand) => Level | null

export const answeredLevel: AnsweredLevel = ({ acr, authTime }, { level, since }) => {
  const reached = levelOf(acr)
  return reached >= level && reached !== 0 && authTime >= since ? reached : null
}
