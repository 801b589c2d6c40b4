/** Every page for people says who may frame it, and no other site may (CWE-1021; ASVS 3.4.6; RFC 9700, 4.16). */

import { mayBeFramed } from '../network/browser-rules.ts'
import { pathIn } from './address-of.ts'
import { headerOf } from './header-of.ts'
import type { Oracle } from './oracle.ts'

export const pagesCannotBeFramed: Oracle = {
  id: 'pages-cannot-be-framed',
  title: 'No page shows inside another site',
  judge: ({ exchanges }) =>
    exchanges.flatMap(({ id, request, response }) => {
      if (response === null || !/^text\/html\b/i.test(response.content.mimeType)) return []
      if (!mayBeFramed((name) => headerOf(response, name))) return []
      return [{ says: `other sites may frame the page at ${pathIn(request.url)}`, exchanges: [id] }]
    }),
}
