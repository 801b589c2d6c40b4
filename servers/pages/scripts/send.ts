/** Sends what a page wants done, as JSON and with a proof by this device. A challenge leads to the page that answers it. */
import { deviceProof } from './device-key.ts'

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** `null` when the browser is on its way to answer a challenge, or to sign in again. */
export async function send(method: string, path: string, body?: unknown): Promise<Answer | null> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'device-proof': await deviceProof(method, path),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const found: Record<string, unknown> = await response.json().catch(() => ({}))
  if (response.status !== 401) return { status: response.status, body: found }
  const back = `?return_to=${encodeURIComponent(location.pathname)}`
  const to = typeof found.challenge === 'string' && found.challenge.startsWith('/step-up/') ? found.challenge : '/login'
  location.assign(to + back)
  return null
}

/** Tells the person what came of it, aloud for screen readers too. */
export function tell(text: string): void {
  const status = document.getElementById('status')
  if (status !== null) status.textContent = text
}
