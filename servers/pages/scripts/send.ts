/** Sends what a page wants done, as JSON and with a proof by this device. A challenge leads to the page that answers it. */
import { type Answer, ask } from './ask.ts'
import { deviceProof } from './device-key.ts'
import { keyShown } from './first-page.ts'

/** `null` when the browser is on its way to answer a challenge, or to sign in again. */
export async function send(method: string, path: string, body?: unknown): Promise<Answer | null> {
  await keyShown
  const answer = await ask(method, path, { headers: { 'device-proof': await deviceProof(method, path) }, body })
  if (answer.status !== 401) return answer
  const { challenge } = answer.body
  const back = `?return_to=${encodeURIComponent(location.pathname)}`
  location.assign((typeof challenge === 'string' && challenge.startsWith('/step-up/') ? challenge : '/login') + back)
  return null
}

/** What the server says of a refusal. */
export function reasonOf({ status, body }: Answer): string {
  return typeof body.error_description === 'string' ? body.error_description : `Refused (${status}).`
}
