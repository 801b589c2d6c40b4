/** Calls every protected route of the target once, as the surface authorises its requests. */
import { ScenarioError } from '../errors.ts'
import type { Step } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { RequestTemplate } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { Deed } from './deed.ts'

/** @throws ScenarioError when the target does not say which routes it serves */
export async function sweep(
  actor: Actor,
  spelled: (request: RequestTemplate) => RequestTemplate = (request) => request,
): Promise<Deed[]> {
  const { stage, person } = actor.options
  const { target } = stage.options
  if (target.routes === undefined) throw new ScenarioError('this target does not list its routes: `needs` has to name `routes`')
  const deeds: Deed[] = []
  for (const { request, level } of await hooked('routes', target.routes(person))) {
    const sent = spelled(request)
    const step = await actor.deed<Extract<Step, { does: 'probe' }>>(
      async (client) => {
        if (client.send === undefined) throw new ScenarioError('the driver of this target sends no request by itself')
        return client.send(sent)
      },
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
