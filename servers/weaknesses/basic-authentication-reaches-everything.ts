/** For scripts, which cannot step up: name and password with every request, and nothing more. */

import { passwordMatches } from '../factors/password.ts'
import { identify } from '../gateway/context/identify.ts'
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Identity } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'
import { findByLogin } from '../store/people.ts'
import type { Weakness } from './weakness.ts'

export const basicAuthenticationReachesEverything: Weakness = {
  id: 'basic-authentication-reaches-everything',
  title: 'Requests with Basic authentication are never asked for a second factor',
  class: 'gate-alt-channel',
  cwe: 'CWE-288',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    async identify(options, request, device, nowMs, deviceProof) {
      const credentials = credentialsIn(request.headers.authorization)
      if (credentials === null) return identify(options, request, device, nowMs, deviceProof)
      return { identity: identityOf(options.database, credentials, nowMs), device }
    },
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const basic = credentialsIn(request.headers.authorization) !== null
      return basic && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}

function credentialsIn(header: string | string[] | undefined): readonly string[] | null {
  const [, encoded] = /^Basic (\S+)$/i.exec(String(header)) ?? []
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString().split(':')
}

function identityOf(database: Database, [login = '', password = '']: readonly string[], nowMs: number): Identity {
  const person = findByLogin(database, login)
  if (person === undefined || !passwordMatches(password, person.password_hash)) {
    return { kind: 'rejected', ended: false, reason: 'wrong credentials', owner: null }
  }
  return { kind: 'token', person: person.id, grant: '', nonce: '', expiresAt: nowMs, approvals: [] }
}
