/** A request without TLS, as a careless client or somebody on the way sends it: with the cookies and tokens that belong to the TLS side. */
import { ScenarioError } from '../errors.ts'
import type { HttpAnswer } from '../network/user-agent.ts'
import type { Outcome } from '../record.ts'
import type { RequestTemplate } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { Probed } from './deed.ts'

/** @throws ScenarioError when the target answers nothing without TLS */
export function inClear(actor: Actor, { method, path, headers, body }: RequestTemplate): Promise<Probed> {
  const { stage, wallet } = actor.options
  const { origin, plainOrigin } = stage.options.target
  if (plainOrigin === undefined) throw new ScenarioError('this target has no plain-http: `needs` has to name it')
  const cookie = wallet.jar.getCookieStringSync(origin)
  const token = wallet.tokens.get('access-token')
  const credentials = { ...(cookie && { cookie }), ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  const request = { method, url: plainOrigin + path, headers: { ...credentials, ...headers }, body }
  return actor.probe(`${method} ${path.split('?')[0]} without TLS`, request, null, whatCameOfIt)
}

/** Whatever is not served is refused; where a redirect leads is for the oracles. */
function whatCameOfIt({ status }: HttpAnswer): Outcome {
  if (status >= 500) return 'broken'
  return status < 300 ? 'done' : 'refused'
}
