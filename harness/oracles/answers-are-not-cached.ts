/**
 * What a cookie or token had a part in is kept by no cache: not by a shared one, not by the browser (CWE-524, CWE-525; ASVS 14.3.2, 14.2.2).
 * Only a final answer could be (RFC 9111, 3), and the opening of a WebSocket is none.
 */

import type { Exchange } from '../record.ts'
import { pathIn } from './address-of.ts'
import { headerOf } from './header-of.ts'
import type { Oracle } from './oracle.ts'

export const answersAreNotCached: Oracle = {
  id: 'answers-are-not-cached',
  title: 'No cache keeps what is somebody’s own',
  judge: ({ exchanges }) => {
    const kept = exchanges.filter(mayBeKept)
    if (kept.length === 0) return []
    const [first] = kept
    const path = pathIn(first?.request.url ?? '')
    return [{ says: `caches may keep ${kept.length} answers, as to ${path}`, exchanges: kept.map(({ id }) => id).slice(0, 3) }]
  },
}

function mayBeKept({ request, response }: Exchange): boolean {
  if (response === null || response.status < 200) return false
  const somebodys =
    ['cookie', 'authorization'].some((name) => headerOf(request, name) !== undefined) ||
    headerOf(response, 'set-cookie') !== undefined
  return somebodys && !/(?:^|[\s,])no-store(?:$|[\s,])/i.test(headerOf(response, 'cache-control') ?? '')
}
