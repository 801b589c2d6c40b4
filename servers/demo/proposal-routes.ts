/**
 * Proposing, looking, editing, cancelling and executing, the same for single transfers and for batches.
 * An approval is for the terms of a version; what is executed is that version, once, in one transaction with the ledger.
 */
import type { z } from 'zod'
import { type Details, detailsOf, type Terms } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Grant, type Refusal, type Reply, type Route, refusal, type StepUp } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { book, isBooked } from './ledger.ts'
import type { Payment } from './payment.ts'
import { proposalState } from './proposal-state.ts'
import { cancelProposal, editProposal, findProposal, type Kind, type Proposal, propose } from './proposals.ts'
import { bodyOf, refuseInput } from './request-body.ts'

export interface ProposalKind {
  readonly kind: Kind
  readonly path: string
  readonly schema: z.ZodType<readonly Payment[]>
  readonly terms: (payments: readonly Payment[]) => Terms
  /** What the page of a proposal shows of its payments. */
  readonly view: (payments: readonly Payment[]) => object
  readonly exemption?: NonNullable<StepUp['exemption']>
  /** Called when the execution was refused that this exemption had opened. */
  readonly giveBack?: (visit: Visit, grant: Grant) => void
}

export function proposalRoutes(database: Database, defences: Defences, made: ProposalKind): Route[] {
  const { kind, path, schema, terms, view, exemption, giveBack } = made

  const detailsOfProposal = ({ id, payments }: Proposal): Details => detailsOf(kind, id, terms(payments))
  const isExecuted = ({ id }: Proposal) => isBooked(database, defences.ledgerKey(id, 1))

  /** The same answer for what is not there and what is somebody else's. */
  function own(visit: Visit): Proposal | Refusal {
    const proposal = findProposal(database, kind, visit.parameters.id ?? '')
    const mine = proposal !== undefined && defences.checkProposalOwner(proposal.person, personOf(visit))
    return mine ? proposal : { status: 403, reason: `no ${kind} of yours` }
  }

  /** One that can still be edited, cancelled or executed. */
  function open(visit: Visit): Proposal | Refusal {
    const proposal = own(visit)
    if ('status' in proposal) return proposal
    if (isExecuted(proposal)) return { status: 409, reason: `the ${kind} was executed` }
    if (proposal.cancelled) return { status: 409, reason: `the ${kind} was cancelled` }
    return visit.nowMs >= proposal.expiresAt ? { status: 409, reason: `the ${kind} is void: propose it again` } : proposal
  }

  function create(visit: Visit): Reply {
    const input = bodyOf(visit, schema)
    if ('status' in input) return { kind: 'refusal', ...input }
    return { kind: 'json', status: 201, body: { id: propose(database, kind, personOf(visit), input.body, visit.nowMs) } }
  }

  function look(visit: Visit): Reply {
    const proposal = own(visit)
    if ('status' in proposal) return { kind: 'refusal', ...proposal }
    const { id, version, payments, expiresAt } = proposal
    const state = proposalState(database, defences, proposal, visit.nowMs)
    return { kind: 'json', status: 200, body: { id, version, state, expiresAt, ...view(payments) } }
  }

  function edit(visit: Visit): Reply {
    const input = bodyOf(visit, schema)
    if ('status' in input) return { kind: 'refusal', ...input }
    const proposal = open(visit)
    if ('status' in proposal) return { kind: 'refusal', ...proposal }
    editProposal(database, proposal, input.body, visit.nowMs)
    return { kind: 'json', status: 200, body: { id: proposal.id } }
  }

  function cancel(visit: Visit): Reply {
    const proposal = refuseInput(visit) ?? open(visit)
    if ('status' in proposal) return { kind: 'refusal', ...proposal }
    cancelProposal(database, proposal, visit.nowMs)
    return { kind: 'json', status: 200, body: { id: proposal.id } }
  }

  const approved: StepUp = {
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: true,
    administrators: false,
    details(visit) {
      const proposal = refuseInput(visit) ?? open(visit)
      return 'status' in proposal ? proposal : detailsOfProposal(proposal)
    },
    ...(exemption !== undefined && { exemption }),
  }

  function execute(visit: Visit, grant?: Grant): Reply {
    if (grant === undefined) throw new Error('executed without a decision')
    const reply = bookAll(visit, grant)
    if (reply.kind === 'refusal' && grant.exemption !== null) giveBack?.(visit, grant)
    return reply
  }

  /** Refuses before the first write, so that all is booked or nothing. */
  function bookAll(visit: Visit, { details, exemption }: Grant): Reply {
    const proposal = open(visit)
    if ('status' in proposal) return { kind: 'refusal', ...proposal }
    const { id, person, payments } = proposal
    const { nowMs } = visit
    if (!defences.checkSnapshot(details, detailsOfProposal(proposal))) {
      return refusal(409, `the ${kind} was changed in the meantime`)
    }
    const cents = payments.reduce((sum, payment) => sum + payment.cents, 0)
    if (!defences.withinDailyLimit(database, { person, cents, nowMs })) return refusal(409, 'this is more than the daily limit')
    for (const [index, payment] of payments.entries()) {
      const key = defences.ledgerKey(id, index + 1)
      if (!book(database, key, { proposal: id, person, payment }, nowMs)) throw new Error('a part was booked before the whole')
    }
    if (exemption === null) defences.lowValueExemption.beginAnew(database, person)
    return { kind: 'json', status: 200, body: { booked: id } }
  }

  const item = `${path}/:id`
  return [
    { method: 'POST', path, policy: { kind: 'signed-in' }, act: create },
    { method: 'GET', path: item, policy: { kind: 'signed-in' }, act: look },
    { method: 'PUT', path: item, policy: { kind: 'signed-in' }, act: edit },
    { method: 'DELETE', path: item, policy: { kind: 'signed-in' }, act: cancel },
    { method: 'POST', path: `${item}/execute`, policy: approved, act: execute },
  ]
}
