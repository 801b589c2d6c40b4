/**
 * Without TLS nothing is served, set or accepted: at the most a reader is sent to TLS, without what stood in the query and by a redirect
 * that carries no body along. What came that way is worth nothing afterwards (CWE-319, CWE-523; ASVS 12.2.1, 4.1.2; RFC 6265bis, 8.3).
 */

import type { Evidence, Exchange, Step } from '../record.ts'
import { pathIn } from './address-of.ts'
import { headerOf } from './header-of.ts'
import { decidedBy, type Objection, type Oracle } from './oracle.ts'

/** A secret of a message, as the recorder shows it. */
const label = /\{(?:cookie|token) \d+\}/g
const inClear = ({ request }: Exchange) => request.url.startsWith('http:')

export const nothingGoesInClear: Oracle = {
  id: 'nothing-goes-in-clear',
  title: 'Without TLS nothing is served, and what was heard is worth nothing',
  judge: (evidence) => [...evidence.exchanges.filter(inClear).flatMap(faultOf), ...usedAfterwards(evidence)],
}

function faultOf({ id, request, response }: Exchange): Objection[] {
  if (response === null) return []
  const location = headerOf(response, 'location')
  const { method } = request
  const says = (what: string) => [{ says: `without TLS ${method} ${pathIn(request.url)} ${what}`, exchanges: [id] }]
  if (response.status < 300) return says('was served')
  if (headerOf(response, 'set-cookie') !== undefined) return says('was answered with a cookie')
  if (location === undefined) return []
  const to = URL.parse(location, request.url)
  if (method !== 'GET' && method !== 'HEAD') return says('was sent on with its body')
  if (to?.protocol !== 'https:') return says('was sent on, not to TLS')
  return to.search === '' ? [] : says('was sent on with what stood in the query')
}

function usedAfterwards({ steps, exchanges }: Evidence): Objection[] {
  const heard = new Set<string>()
  const used: Objection[] = []
  const doneBy = new Map(steps.filter(isDone).flatMap((step) => decidedBy(step).map((id) => [id, step] as const)))
  for (const exchange of exchanges) {
    const secrets = exchange.request.headers.flatMap(({ value }) => value.match(label) ?? [])
    const step = doneBy.get(exchange.id)
    const known = secrets.find((secret) => heard.has(secret))
    if (step !== undefined && known !== undefined && !inClear(exchange))
      used.push({
        says: `${known} had travelled without TLS, and the ${step.actor} could still use it`,
        exchanges: [exchange.id],
      })
    if (inClear(exchange)) for (const secret of secrets) heard.add(secret)
  }
  return used
}

const isDone = ({ outcome }: Step) => outcome === 'done'
