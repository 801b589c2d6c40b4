/**
 * Defence: what is executed is booked under a key that follows from the proposal, so that the ledger has room for it once.
 * Stops: a proposal is executed twice, by two approvals, without any, or at the same time (CWE-367, CWE-837; ASVS 2.3.4, 15.4.2).
 */

/** @param place which payment of the proposal, from 1 */
export type LedgerKey = (proposal: string, place: number) => string

export const ledgerKey: LedgerKey = (proposal, place) => `${proposal}/${place}`
