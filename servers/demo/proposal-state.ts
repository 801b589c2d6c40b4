/** What has become of a proposal. */
import type { Defences } from '../gateway/defences.ts'
import type { Database } from '../store/database.ts'
import { isBooked } from './ledger.ts'
import type { Proposal } from './proposals.ts'

export type ProposalState = 'executed' | 'cancelled' | 'void' | 'open'

export function proposalState(
  database: Database,
  defences: Pick<Defences, 'ledgerKey'>,
  { id, cancelled, expiresAt }: Proposal,
  nowMs: number,
): ProposalState {
  if (isBooked(database, defences.ledgerKey(id, 1))) return 'executed'
  if (cancelled) return 'cancelled'
  return nowMs >= expiresAt ? 'void' : 'open'
}
