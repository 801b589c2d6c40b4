/** The pages of the bank, each with its policy: what is read here is protected as the data behind it is. */
import { detailsOf } from '../details.ts'
import { sessionsOf } from '../gateway/context/sessions.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Policy, type Reply, type Route, refusal } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'
import { factorsOf, recoveryCodesLeft } from '../store/held-factors.ts'
import { noticesOf } from '../store/notices.ts'
import { findById, type PersonRow, peopleListed } from '../store/people.ts'
import { adminPagePolicy } from './admin-routes.ts'
import { executedBy } from './ledger.ts'
import { accountPage } from './pages/account-page.ts'
import { adminPage } from './pages/admin-page.ts'
import type { Viewer } from './pages/bank-page.ts'
import { factorsPage } from './pages/factors-page.ts'
import { frontPage } from './pages/front-page.ts'
import { payeesPage } from './pages/payees-page.ts'
import { profilePage } from './pages/profile-page.ts'
import { recoveryPage } from './pages/recovery-page.ts'
import { sessionsPage } from './pages/sessions-page.ts'
import { newTransferPage, transferPage } from './pages/transfer-pages.ts'
import { trustedPayees } from './payees.ts'
import { paymentTerms } from './payment.ts'
import { proposalState } from './proposal-state.ts'
import { findProposal } from './proposals.ts'
import { dailyLimitOf, sentToday } from './within-daily-limit.ts'

const open: Policy = { kind: 'open' }
const signedIn: Policy = { kind: 'signed-in' }

export function pageRoutes(database: Database, defences: Defences): Route[] {
  function viewerAs({ identity }: Visit, { role }: PersonRow): Viewer {
    return { role, deviceKey: identity.kind === 'session' && identity.session.deviceKey === null ? 'missing' : 'shown' }
  }

  /** A page for whoever is there. */
  function anybody(path: string, html: (viewer: Viewer | null) => string): Route {
    const act = (visit: Visit): Reply => {
      const { identity } = visit
      const person = identity.kind === 'session' ? findById(database, identity.person) : undefined
      return { kind: 'html', status: 200, html: html(person === undefined ? null : viewerAs(visit, person)) }
    }
    return { method: 'GET', path, policy: open, act }
  }

  /** A page about one's own. @param html `null`: there is no such thing, or it is somebody else's */
  function ownPage(
    path: string,
    html: (visit: Visit, viewer: Viewer, person: PersonRow) => string | null,
    policy = signedIn,
  ): Route {
    const act = (visit: Visit): Reply => {
      const person = findById(database, personOf(visit))
      const shown = person === undefined ? null : html(visit, viewerAs(visit, person), person)
      return shown === null ? refusal(404, 'there is nothing here') : { kind: 'html', status: 200, html: shown }
    }
    return { method: 'GET', path, policy, act }
  }

  function transfer(visit: Visit, viewer: Viewer, { id: person }: PersonRow): string | null {
    const proposal = findProposal(database, 'transfer', visit.parameters.id ?? '')
    const [payment] = proposal?.payments ?? []
    if (proposal === undefined || payment === undefined) return null
    if (!defences.checkProposalOwner(proposal.person, person)) return null
    const lines = defences.showDetails(detailsOf('transfer', proposal.id, paymentTerms(payment)))
    return transferPage(viewer, { id: proposal.id, state: proposalState(database, defences, proposal, visit.nowMs), lines })
  }

  function sessions(visit: Visit, viewer: Viewer, { id }: PersonRow): string {
    const { identity, nowMs } = visit
    return sessionsPage(viewer, {
      sessions: sessionsOf(database, id).filter((session) => defences.checkSessionLifetime(session, nowMs)),
      current: identity.kind === 'session' ? identity.session.id : null,
    })
  }

  return [
    anybody('/', frontPage),
    anybody('/recovery', recoveryPage),
    ownPage('/account', (_visit, viewer, person) =>
      accountPage(viewer, {
        ...person,
        transfers: executedBy(database, person.id),
        notices: noticesOf(database, person.id),
      }),
    ),
    ownPage('/transfers', ({ nowMs }, viewer, { id }) =>
      newTransferPage(viewer, { cents: dailyLimitOf(database, id), sentCents: sentToday(database, id, nowMs) }),
    ),
    ownPage('/transfers/:id', transfer),
    ownPage('/payees', (_visit, viewer, { id }) => payeesPage(viewer, trustedPayees(database, id))),
    ownPage('/factors', (_visit, viewer, { id }) =>
      factorsPage(viewer, { factors: factorsOf(database, id), recoveryCodesLeft: recoveryCodesLeft(database, id) }),
    ),
    ownPage('/sessions', sessions),
    ownPage('/profile', (_visit, viewer, person) => profilePage(viewer, person)),
    ownPage('/admin', (_visit, viewer) => adminPage(viewer, peopleListed(database)), adminPagePolicy),
  ]
}
