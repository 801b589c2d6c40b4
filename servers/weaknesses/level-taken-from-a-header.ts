/** The headers by which the gateway speaks to its routes are removed when a client sends them, but not when it writes them with underscores, which are read as hyphens further in; as oauth2-proxy in CVE-2025-64484. */
import { levelOf } from '../levels.ts'
import type { Weakness } from './weakness.ts'

export const levelTakenFromAHeader: Weakness = {
  id: 'level-taken-from-a-header',
  title: 'A header with an underscore says which level was reached',
  class: 'claim-tamper',
  cwe: 'CWE-807',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    clientHeaders(lines) {
      const stripped = defences.clientHeaders(lines)
      const left = Object.entries(lines.headers).filter(([name]) => name.includes('_'))
      return { ...stripped, headers: { ...stripped.headers, ...Object.fromEntries(left) } }
    },
    resolveRoute(routes, request) {
      const resolved = defences.resolveRoute(routes, request)
      const said = Object.entries(request.headers).find(([name]) => name.replaceAll('_', '-') === 'x-auth-acr')?.[1]
      return resolved.kind === 'route' && levelOf(said) > 1 ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
