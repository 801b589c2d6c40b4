/** Trusted payees and the daily limit: what lets money go more easily is itself changed with a strong authentication only. */
import { z } from 'zod'
import { type Details, detailsOf } from '../details.ts'
import { shownMoney } from '../details-shown.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Grant, type Refusal, type Reply, type Route, refusal, type StepUp } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds, nameCharacters } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { notify } from '../store/notices.ts'
import { addPayee, removePayee, trustedPayees } from './payees.ts'
import { amountSchema, currency, ibanSchema, shownTextSchema } from './payment.ts'
import { bodyOf, refuseInput } from './request-body.ts'
import { dailyLimitOf, sentToday, setDailyLimit } from './within-daily-limit.ts'

const payeeTerms = z.object({ payee: z.string(), name: z.string() })
const limitTerms = z.object({ cents: z.number() })

export function payeeRoutes(database: Database, defences: Defences): Route[] {
  const payeeBody = z.strictObject({ payee: ibanSchema, name: shownTextSchema(defences, nameCharacters) })
  const limitBody = z.strictObject({ cents: amountSchema(defences) })

  const approvedOnce = (details: (visit: Visit) => Details | Refusal): StepUp => ({
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: true,
    administrators: false,
    details,
  })

  const addDetails = (visit: Visit): Details | Refusal => {
    const input = bodyOf(visit, payeeBody)
    return 'status' in input ? input : detailsOf('add-payee', input.body.payee, { ...input.body })
  }

  const removeDetails = (visit: Visit): Details | Refusal => {
    const refused = refuseInput(visit)
    if (refused !== null) return refused
    const found = trustedPayees(database, personOf(visit)).find(({ payee }) => payee === visit.parameters.iban)
    return found === undefined
      ? { status: 404, reason: 'not on your list' }
      : detailsOf('remove-payee', found.payee, { ...found })
  }

  const limitDetails = (visit: Visit): Details | Refusal => {
    const input = bodyOf(visit, limitBody)
    return 'status' in input ? input : detailsOf('change-limits', null, { cents: input.body.cents, currency })
  }

  function list(visit: Visit): Reply {
    return { kind: 'json', status: 200, body: { payees: trustedPayees(database, personOf(visit)) } }
  }

  function add(visit: Visit, grant?: Grant): Reply {
    const person = personOf(visit)
    const added = payeeTerms.parse(grant?.details.terms)
    if (!addPayee(database, person, added, visit.nowMs)) return refusal(409, 'the account is on your list already')
    notify(database, person, `${added.name} (${added.payee}) was added to your trusted payees`, visit.nowMs)
    return { kind: 'json', status: 201, body: added }
  }

  function remove(visit: Visit, grant?: Grant): Reply {
    const person = personOf(visit)
    const removed = payeeTerms.parse(grant?.details.terms)
    if (!removePayee(database, person, removed)) return refusal(409, 'your list was changed in the meantime')
    notify(database, person, `${removed.name} (${removed.payee}) was removed from your trusted payees`, visit.nowMs)
    return { kind: 'json', status: 200, body: removed }
  }

  function limits(visit: Visit): Reply {
    const person = personOf(visit)
    const body = { cents: dailyLimitOf(database, person), sentCents: sentToday(database, person, visit.nowMs), currency }
    return { kind: 'json', status: 200, body }
  }

  function changeLimit(visit: Visit, grant?: Grant): Reply {
    const person = personOf(visit)
    const { cents } = limitTerms.parse(grant?.details.terms)
    setDailyLimit(database, person, cents)
    notify(database, person, `Your daily limit for transfers was set to ${shownMoney(cents, currency)}`, visit.nowMs)
    return { kind: 'json', status: 200, body: { cents, currency } }
  }

  return [
    { method: 'GET', path: '/api/payees', policy: { kind: 'signed-in' }, act: list },
    { method: 'POST', path: '/api/payees', policy: approvedOnce(addDetails), act: add },
    { method: 'DELETE', path: '/api/payees/:iban', policy: approvedOnce(removeDetails), act: remove },
    { method: 'GET', path: '/api/limits', policy: { kind: 'signed-in' }, act: limits },
    { method: 'PUT', path: '/api/limits', policy: approvedOnce(limitDetails), act: changeLimit },
  ]
}
