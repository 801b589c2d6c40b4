/** Of two headers the gate reads the last and the action the first; what does not look like JSON to the gate needs no step-up. */
import { clientHeaders } from '../gateway/intercept/client-headers.ts'
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

/** Where the gate keeps what it has read for itself. */
const seenByTheGate = 'gate-content-type'

export const repeatedHeadersServed: Weakness = {
  id: 'repeated-headers-served',
  title: 'Of two headers the gate reads one, and the action the other',
  class: 'gate-forwarded-meta',
  cwe: 'CWE-444',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkFraming: () => null,
    clientHeaders: (lines) => {
      const kept = clientHeaders(lines)
      const at = lines.rawHeaders.findLastIndex((text, index) => index % 2 === 0 && text.toLowerCase() === 'content-type')
      return { ...kept, headers: { ...kept.headers, [seenByTheGate]: lines.rawHeaders[at + 1] } }
    },
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const isForm = request.headers[seenByTheGate] === 'text/plain'
      return isForm && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
