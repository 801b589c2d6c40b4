/** No redirect leads to a site of the attacker, however the address is spelled (CWE-601; ASVS 3.7.2; RFC 9700, 4.11). */

import { leadsToAttacker } from '../network/attacker-hosts.ts'
import { pathIn } from './address-of.ts'
import { headerOf } from './header-of.ts'
import type { Oracle } from './oracle.ts'

export const redirectsStayAtHome: Oracle = {
  id: 'redirects-stay-at-home',
  title: 'Nobody is sent on to a foreign site',
  judge: ({ exchanges }) =>
    exchanges.flatMap(({ id, request, response }) => {
      const location = response === null ? undefined : headerOf(response, 'location')
      if (location === undefined || leadsToAttacker(request.url, request.url)) return []
      if (!leadsToAttacker(location, request.url)) return []
      return [{ says: `${pathIn(request.url)} sends the browser on to ${location}`, exchanges: [id] }]
    }),
}
