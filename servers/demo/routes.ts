/** What the gateway protects: the bank, the profile and the administration page, each route with its policy. */
import { z } from 'zod'
import type { Details } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Policy, Refusal, Reply, Route } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { findById, setEmail } from '../store/people.ts'
import { editProposal, execute, executedBy, findProposal, type Proposal, propose, termsSchema } from './bank.ts'
import { accountPage, frontPage } from './pages.ts'

const emailBody = z.strictObject({ email: z.email().max(200) })

export function demoRoutes(database: Database, defences: Defences): Route[] {
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
    return { type: 'step-up', operation: 'transfer', proposal: id, payee, cents, currency: 'EUR' }
  }

  const approvedTransfer: Policy = {
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: true,
    administrators: false,
    details: transferDetails,
  }
  const freshSecondFactor: Policy = {
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: false,
    administrators: false,
    details: () => ({ type: 'step-up', operation: 'change-email' }),
  }
  const passkeyAdministrator: Policy = {
    kind: 'step-up',
    level: 3,
    maxAgeSeconds: freshSeconds,
    once: false,
    administrators: true,
    details: () => ({ type: 'step-up', operation: 'admin-page' }),
  }

  function account(visit: Visit): Reply {
    const person = findById(database, personOf(visit))
    if (person === undefined) return { kind: 'refusal', status: 404, reason: 'no such person' }
    const { name, email, account } = person
    const view = { name, email, account, transfers: executedBy(database, person.id) }
    const html = visit.request.accepts(['json', 'html']) === 'html'
    return html ? { kind: 'html', status: 200, html: accountPage(view) } : { kind: 'json', status: 200, body: view }
  }

  function proposeTransfer(visit: Visit): Reply {
    const terms = termsSchema.safeParse(visit.request.body)
    if (!terms.success) return { kind: 'refusal', status: 400, reason: z.prettifyError(terms.error) }
    return { kind: 'json', status: 201, body: { id: propose(database, personOf(visit), terms.data, visit.nowMs) } }
  }

  function editTransfer(visit: Visit): Reply {
    const terms = termsSchema.safeParse(visit.request.body)
    if (!terms.success) return { kind: 'refusal', status: 400, reason: z.prettifyError(terms.error) }
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

  function changeEmail(visit: Visit): Reply {
    const body = emailBody.safeParse(visit.request.body)
    if (!body.success) return { kind: 'refusal', status: 400, reason: z.prettifyError(body.error) }
    setEmail(database, personOf(visit), body.data.email)
    return { kind: 'json', status: 200, body: { email: body.data.email } }
  }

  function adminPeople(): Reply {
    const people = database.all('select name, role from people order by name')
    return { kind: 'json', status: 200, body: { administration: true, people } }
  }

  return [
    { method: 'GET', path: '/', policy: { kind: 'open' }, handle: () => ({ kind: 'html', status: 200, html: frontPage() }) },
    { method: 'GET', path: '/api/account', policy: { kind: 'signed-in' }, handle: account },
    { method: 'POST', path: '/api/transfers', policy: { kind: 'signed-in' }, handle: proposeTransfer },
    { method: 'PUT', path: '/api/transfers/:id', policy: { kind: 'signed-in' }, handle: editTransfer },
    { method: 'POST', path: '/api/transfers/:id/execute', policy: approvedTransfer, handle: executeTransfer },
    { method: 'PUT', path: '/api/profile/email', policy: freshSecondFactor, handle: changeEmail },
    { method: 'GET', path: '/api/admin/people', policy: passkeyAdministrator, handle: adminPeople },
  ]
}
