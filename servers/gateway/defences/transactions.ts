/** Transactions: what is shown is what is approved is what is executed, once; and what goes without an approval. */
import { type BatchTerms, batchTerms } from '../../demo/batch-terms.ts'
import { type CheckAmount, checkAmount } from '../../demo/check-amount.ts'
import { type CheckShownText, checkShownText } from '../../demo/check-shown-text.ts'
import { type CheckSnapshot, checkSnapshot } from '../../demo/check-snapshot.ts'
import { type LedgerKey, ledgerKey } from '../../demo/ledger-key.ts'
import { type LowValueExemption, lowValueExemption } from '../../demo/low-value-exemption.ts'
import { type TrustedPayeeExemption, trustedPayeeExemption } from '../../demo/trusted-payee-exemption.ts'
import { type WithinDailyLimit, withinDailyLimit } from '../../demo/within-daily-limit.ts'
import { type ShowDetails, showDetails } from '../../details-shown.ts'

export interface TransactionsDefences {
  readonly checkAmount: CheckAmount
  readonly checkShownText: CheckShownText
  readonly showDetails: ShowDetails
  readonly batchTerms: BatchTerms
  readonly lowValueExemption: LowValueExemption
  readonly trustedPayeeExemption: TrustedPayeeExemption
  readonly checkSnapshot: CheckSnapshot
  readonly withinDailyLimit: WithinDailyLimit
  readonly ledgerKey: LedgerKey
}

export const transactionsDefences: TransactionsDefences = {
  checkAmount,
  checkShownText,
  showDetails,
  batchTerms,
  lowValueExemption,
  trustedPayeeExemption,
  checkSnapshot,
  withinDailyLimit,
  ledgerKey,
}
