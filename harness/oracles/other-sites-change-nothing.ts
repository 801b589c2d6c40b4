/** What a page of another origin makes the signed-in browser send is never done (CWE-352; ASVS 3.5.1 to 3.5.3; RFC 9700, 4.7). */
import { pathIn } from './address-of.ts'
import { headerOf } from './header-of.ts'
import { decidedBy, type Oracle } from './oracle.ts'

const foreign: ReadonlySet<string> = new Set(['cross-site', 'same-site'])

export const otherSitesChangeNothing: Oracle = {
  id: 'other-sites-change-nothing',
  title: 'Pages of other origins change nothing',
  judge: ({ steps, exchanges }) =>
    steps.flatMap((step) => {
      const sent = exchanges.find(({ id }) => id === step.exchanges.at(-1))
      if (sent === undefined || step.outcome !== 'done' || sent.request.method === 'GET') return []
      const site = headerOf(sent.request, 'sec-fetch-site') ?? ''
      if (!foreign.has(site) || headerOf(sent.request, 'cookie') === undefined) return []
      const { method, url } = sent.request
      const says = `a ${site} page made the browser send ${method} ${pathIn(url)}, and it was done`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}
