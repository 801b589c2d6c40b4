/** How the reference's answers are read: what came of a request. */
import { z } from 'zod'
import { type HttpAnswer, locationOf } from '../../network/http-answer.ts'
import type { Outcome } from '../../record.ts'

/** Where the app is sent back to after a sign-in. */
export const appRedirectUri = 'com.example.app:/callback'

/** Codes that a WebSocket is closed with. */
const ends: Readonly<Record<number, Outcome>> = { 4401: 'ended', 4429: 'refused' }

const problem = z.object({ error: z.string() })
const refusals = new Set([400, 401, 403, 409, 413, 415, 421, 422, 429])

export function classify(answer: HttpAnswer): Outcome {
  const { status } = answer
  if (status in ends) return ends[status] ?? 'broken'
  if (status >= 300 && status < 400) return classifyRedirect(answer)
  if (status >= 200 && status < 300) {
    const isPage = answer.header('content-type')?.startsWith('text/html') === true
    if (answer.json() === undefined && !isPage) return 'broken'
    return new URL(answer.request.url).pathname.startsWith('/interaction/') ? 'challenged' : 'done'
  }
  const body = problem.safeParse(answer.json())
  if (!body.success || !refusals.has(status)) return 'broken'
  if (status === 401 && body.data.error === 'insufficient_user_authentication') return 'challenged'
  return status === 401 && body.data.error === 'session_ended' ? 'ended' : 'refused'
}

/** A sign-in or step-up ends with a redirect home, or to the app with a code. */
function classifyRedirect(answer: HttpAnswer): Outcome {
  const location = locationOf(answer)
  if (location === undefined) return 'broken'
  if (location.searchParams.has('error')) return 'refused'
  const back = location.pathname === '/callback' && location.searchParams.has('code')
  const home = location.pathname === '/' && location.origin === new URL(answer.request.url).origin
  return home || back || location.href.startsWith(appRedirectUri) ? 'done' : 'broken'
}
