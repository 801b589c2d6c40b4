/**
 * Defence: at high risk every step-up demands the strongest level; no signal ever lowers what the policy says.
 * Stops: a weak factor, given in an unusual context, opens what it opens on ordinary days (NIST SP 800-63B-4, 5.3; ASVS 6.3.5).
 */
import type { Level } from '../../levels.ts'
import type { Risk } from '../../risk/risk.ts'

export type LevelAtRisk = (declared: Level, risk: Risk) => Level

export const levelAtRisk: LevelAtRisk = (declared, { band }) => (band === 'high' || band === 'extreme' ? 3 : declared)
