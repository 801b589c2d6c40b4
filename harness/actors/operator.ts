/** Whoever runs the target: acts on accounts through the target's own hook. What becomes of an account is a step of the evidence. */
import { ScenarioError } from '../errors.ts'
import { hooked } from '../targets/hooked.ts'
import type { OperatorDeed } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { Deed } from './deed.ts'
import type { Stage } from './stage.ts'

export class Operator {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** @throws ScenarioError when the target lets nobody act as its operator */
  async does(event: OperatorDeed, to: Actor): Promise<Deed> {
    const { target, clock } = this.#stage.options
    if (target.administer === undefined)
      throw new ScenarioError('this target has no operator: `needs` has to name `administration`')
    const { account, person } = to.options
    await hooked('administer', target.administer(person, event))
    const step = {
      does: 'event',
      actor: 'operator',
      account,
      holder: 'operator',
      stolen: null,
      position: 'operator',
      address: '',
      at: clock.now(),
      outcome: 'done',
      exchanges: [],
      event,
    } as const
    this.#stage.steps.push(step)
    return { step }
  }
}
