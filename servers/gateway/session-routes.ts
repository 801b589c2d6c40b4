/** What a person does with sessions: show the key of the device, trust the device, see where one is signed in, sign out. */
import { type Details, detailsOf } from '../details.ts'
import { forgetPendingOf } from '../idp/interactions/pending-person.ts'
import { providerCookies } from '../idp/provider-cookies.ts'
import { freshSeconds, trustedDeviceSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { browserCookie } from './challenge/sign-in-routes.ts'
import { cookieOf } from './context/identify.ts'
import { sessionCookie, sessionsOf } from './context/sessions.ts'
import type { BrowserSecrets } from './context/sign-out.ts'
import { trustDevice, trustedDeviceCookie } from './context/trusted-device.ts'
import type { Defences } from './defences.ts'
import { type Policy, type Refusal, type Reply, type Route, refusal, type SetCookie } from './policy.ts'
import { personOf, type Session, type Visit } from './visit.ts'

/** Characters of a browser's name that the person is shown. */
const shownCharacters = 200

const gone: readonly SetCookie[] = [
  { name: sessionCookie, value: null },
  { name: browserCookie, value: null },
]
const forSessionsOnly: Refusal = { status: 403, reason: 'this is for browsers with a session' }

export function sessionRoutes({ database, defences }: { readonly database: Database; readonly defences: Defences }): Route[] {
  const aboutThisDevice: Policy = {
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: false,
    administrators: false,
    details: (visit) => (sessionOf(visit) === null ? forSessionsOnly : detailsOf('trust-device')),
  }
  /** Ending another session of one's own takes at least the password again (ASVS 7.5.2). */
  const aboutAnotherSession: Policy = {
    kind: 'step-up',
    level: 1,
    maxAgeSeconds: freshSeconds,
    once: false,
    administrators: false,
    details: endedSession,
  }

  function openSessions(visit: Visit): Session[] {
    return sessionsOf(database, personOf(visit)).filter((session) => defences.checkSessionLifetime(session, visit.nowMs))
  }

  function endedSession(visit: Visit): Details | Refusal {
    const session = openSessions(visit).find(({ id }) => id === visit.parameters.id)
    if (session === undefined) return { status: 404, reason: 'no such session' }
    if (session.id === sessionOf(visit)?.id) return { status: 409, reason: 'the session in hand ends by signing out' }
    return detailsOf('end-session', session.id, { device: shownDevice(session), address: session.address })
  }

  function showDeviceKey(visit: Visit): Reply {
    const session = sessionOf(visit)
    if (session === null) return { kind: 'refusal', ...forSessionsOnly }
    const { key } = visit.device
    if (key === null) return refusal(400, 'expected a proof by the key of the device')
    if (!defences.bindDeviceKey(database, session.id, key, visit.nowMs)) {
      return refusal(409, 'the session has its key, or it is too late for one')
    }
    return { kind: 'json', status: 201, body: { device_key: key } }
  }

  function trustThisDevice(visit: Visit): Reply {
    const session = sessionOf(visit)
    if (session === null) return { kind: 'refusal', ...forSessionsOnly }
    const { person, device: agent, deviceKey } = session
    const had = cookieOf(visit.request, trustedDeviceCookie)
    const value = trustDevice(database, { person, agent, deviceKey }, had, visit.nowMs)
    const sets = [{ name: trustedDeviceCookie, value, keptSeconds: trustedDeviceSeconds }]
    return { kind: 'json', status: 201, body: { trusted_for_seconds: trustedDeviceSeconds }, sets }
  }

  function list(visit: Visit): Reply {
    const own = sessionOf(visit)?.id
    const sessions = openSessions(visit).map((session) => ({
      id: session.id,
      device: shownDevice(session),
      address: session.address,
      since: session.createdAt,
      seen: session.seenAt,
      current: session.id === own,
    }))
    return { kind: 'json', status: 200, body: { sessions } }
  }

  function endOne(visit: Visit): Reply {
    const id = visit.parameters.id ?? ''
    defences.signOut(database, id, null)
    return { kind: 'json', status: 200, body: { ended: id } }
  }

  function signOut(visit: Visit): Reply {
    if (visit.identity.kind === 'token') {
      defences.signOutApp(database, visit.identity.grant)
      return { kind: 'json', status: 200, body: { signed_out: 'here' } }
    }
    const session = sessionOf(visit)
    if (session === null) return { kind: 'refusal', ...forSessionsOnly }
    defences.signOut(database, session.id, secretsOf(visit))
    forgetPendingOf(database, session.person)
    return { kind: 'redirect', to: '/', sets: gone }
  }

  /** Takes no proof: it ends the session that asks as well, so that somebody who should not have it gains nothing by it. */
  function signOutEverywhere(visit: Visit): Reply {
    defences.signOutEverywhere(database, personOf(visit), visit.nowMs)
    const session = sessionOf(visit)
    if (session !== null) defences.signOut(database, session.id, secretsOf(visit))
    return { kind: 'json', status: 200, body: { signed_out: 'everywhere' }, sets: gone }
  }

  return [
    { method: 'POST', path: '/session/device-key', policy: { kind: 'signed-in' }, act: showDeviceKey },
    { method: 'POST', path: '/session/trust-device', policy: aboutThisDevice, act: trustThisDevice },
    { method: 'GET', path: '/api/sessions', policy: { kind: 'signed-in' }, act: list },
    { method: 'DELETE', path: '/api/sessions/:id', policy: aboutAnotherSession, act: endOne },
    { method: 'POST', path: '/logout', policy: { kind: 'signed-in' }, act: signOut },
    { method: 'POST', path: '/logout/everywhere', policy: { kind: 'signed-in' }, act: signOutEverywhere },
  ]
}

function sessionOf({ identity }: Visit): Session | null {
  return identity.kind === 'session' ? identity.session : null
}

function secretsOf({ request }: Visit): BrowserSecrets {
  return { browser: cookieOf(request, browserCookie), provider: cookieOf(request, providerCookies.session) }
}

function shownDevice({ device }: Session): string {
  return device.slice(0, shownCharacters)
}
