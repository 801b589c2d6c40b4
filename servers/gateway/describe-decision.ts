/**
 * Defence: before credentials hold, and when the risk is too high, everybody hears the same; scores and signals stand in the log alone.
 * Stops: an attacker learns from the answer what gave him away, or who is there (CWE-203, CWE-204; ASVS 6.3.8, 16.5.1; RFC 9470, 9).
 */
import type { Decision } from './decide/decide.ts'
import type { Visit } from './visit.ts'

/** The sentence that the client is told. */
export type DescribeDecision = (decision: Extract<Decision, { kind: 'refuse' | 'end' }>, visit: Visit) => string

export const describeDecision: DescribeDecision = (decision) => {
  if (decision.kind === 'end') return 'sign in again'
  return decision.status === 401 ? 'valid credentials are required' : decision.reason
}
