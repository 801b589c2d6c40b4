/**
 * The first page after a sign-in shows the key of this device, so that the session is worth nothing elsewhere. Whatever changes something
 * waits for it. A page that was refused for want of the key says `reload` and is then shown anew.
 */
import { ask } from './ask.ts'
import { deviceProof } from './device-key.ts'
import { tell } from './tell.ts'

const path = '/session/device-key'
const wanted = document.querySelector<HTMLMetaElement>('meta[name="device-key"]')

/** Never rejects: what needs the key and does not have it is refused by the server. */
export const keyShown: Promise<void> = wanted === null ? Promise.resolve() : showKey(wanted.content).catch(() => undefined)

async function showKey(then: string): Promise<void> {
  const { status } = await ask('POST', path, { headers: { 'device-proof': await deviceProof('POST', path) } })
  if (then !== 'reload') return
  if (status === 201) location.reload()
  else tell('It is too late to register this device: sign out, and sign in again.', 'error')
}
