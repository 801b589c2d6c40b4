/**
 * Defence: a new address gets recovery links only when it was set with the strongest factor that the account has; set with less, links
 * go on to the address before.
 * Stops: a weaker factor changes the address, and the mailbox then changes the password (CWE-640; ASVS 6.3.7, 7.5.1;
 * NIST SP 800-63B-4, 4.2).
 */
import type { Level } from '../levels.ts'

/** @param approved the level of the proof that the change was approved with; 0: none */
export type CarriesRecovery = (approved: Level | 0, strongestHeld: Level) => boolean

export const carriesRecovery: CarriesRecovery = (approved, strongestHeld) => approved >= strongestHeld
