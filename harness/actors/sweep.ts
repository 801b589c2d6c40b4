/** Calls every protected route of the target once, as the surface authorises its requests. */
import type { Step } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { RequestTemplate } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import { type Deed, lacking } from './deed.ts'

/** @throws ScenarioError when the target does not say which routes it serves */
export async function sweep(
  actor: Actor,
  spelled: (request: RequestTemplate) => RequestTemplate = (request) => request,
): Promise<Deed[]> {
  const { stage, person } = actor.options
  const { target } = stage.options
  const deeds: Deed[] = []
  for (const { request, level } of await hooked('routes', target.routes?.(person) ?? lacking('routes'))) {
    const sent = spelled(request)
    const step = await actor.deed<Extract<Step, { does: 'probe' }>>(
      (client) => (client.send ?? lacking('routes'))(sent),
      (base, answer) => ({
        does: 'probe',
        ...base,
        outcome: actor.classify(answer),
        what: `${sent.method} ${sent.path}`,
        comparison: null,
        demands: level,
      }),
    )
    deeds.push({ step })
  }
  return deeds
}
