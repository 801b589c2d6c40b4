/** No answer that a cookie or token had a part in may be read by a page of another origin (CWE-942; ASVS 3.4.2; RFC 9700, 4.17). */

import { mayBeRead } from '../network/browser-rules.ts'
import { originIn } from './address-of.ts'
import { headerOf } from './header-of.ts'
import type { Oracle } from './oracle.ts'

export const foreignOriginsReadNothing: Oracle = {
  id: 'foreign-origins-read-nothing',
  title: 'Other origins read nothing',
  judge: ({ exchanges }) =>
    exchanges.flatMap(({ id, request, response }) => {
      const origin = headerOf(request, 'origin')
      if (response === null || origin === undefined || origin === originIn(request.url)) return []
      if (!mayBeRead((name) => headerOf(response, name), origin)) return []
      return [{ says: `a page at ${origin} may read what the target answers to the signed-in browser`, exchanges: [id] }]
    }),
}
