/**
 * Defence: each time step of a person's one-time codes is accepted once, on every endpoint, and no step older than a spent one.
 * Stops: a code seen over the shoulder or relayed is used a second time (RFC 6238, 5.2; ASVS 6.5.1; PSD2 RTS, Art. 4(1)).
 */
import type { Database } from '../store/database.ts'

export interface TotpUse {
  readonly person: string
  readonly step: number
  /** The sign-in or step-up in which the code was given. */
  readonly interaction: string
  readonly nowMs: number
}

/** True for the one caller that spent the step. */
export type SpendTotpStep = (database: Database, use: TotpUse) => Promise<boolean> | boolean

export const spendTotpStep: SpendTotpStep = (database, { person, step }) =>
  database.run('update totp_credentials set last_step = ? where person = ? and last_step < ?', step, person, step) === 1
