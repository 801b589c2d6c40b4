/** Sending money: proposed, approved, executed. */
import { z } from 'zod'
import { type Details, detailsOf } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Policy, type Refusal, type Reply, type Route, refusal } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { editProposal, execute, findProposal, type Proposal, propose, termsSchema } from './bank.ts'

export function transferRoutes(database: Database, defences: Defences): Route[] {
  function ownProposal(visit: Visit): Proposal | Refusal {
    const proposal = findProposal(database, visit.parameters.id ?? '')
    if (proposal === undefined) return { status: 404, reason: 'no such proposal' }
    const mine = defences.checkProposalOwner(proposal.person, personOf(visit))
    return mine ? proposal : { status: 403, reason: 'the proposal is somebody else’s' }
  }

  function transferDetails(visit: Visit): Details | Refusal {
    const proposal = ownProposal(visit)
    if ('status' in proposal) return proposal
    const { id, payee, cents } = proposal
    return detailsOf('transfer', id, { payee, cents, currency: 'EUR' })
  }

  const approvedTransfer: Policy = {
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: true,
    administrators: false,
    details: transferDetails,
  }
  function proposeTransfer(visit: Visit): Reply {
    const terms = termsSchema.safeParse(visit.request.body)
    if (!terms.success) return refusal(400, z.prettifyError(terms.error))
    return { kind: 'json', status: 201, body: { id: propose(database, personOf(visit), terms.data, visit.nowMs) } }
  }

  function editTransfer(visit: Visit): Reply {
    const terms = termsSchema.safeParse(visit.request.body)
    if (!terms.success) return refusal(400, z.prettifyError(terms.error))
    const proposal = ownProposal(visit)
    if ('status' in proposal) return { kind: 'refusal', ...proposal }
    editProposal(database, proposal.id, terms.data)
    return { kind: 'json', status: 200, body: { id: proposal.id } }
  }

  function executeTransfer(visit: Visit): Reply {
    const proposal = ownProposal(visit)
    if ('status' in proposal) return { kind: 'refusal', ...proposal }
    return { kind: 'json', status: 200, body: { booked: execute(database, proposal, visit.nowMs) } }
  }

  return [
    { method: 'POST', path: '/api/transfers', policy: { kind: 'signed-in' }, act: proposeTransfer },
    { method: 'PUT', path: '/api/transfers/:id', policy: { kind: 'signed-in' }, act: editTransfer },
    { method: 'POST', path: '/api/transfers/:id/execute', policy: approvedTransfer, act: executeTransfer },
  ]
}
