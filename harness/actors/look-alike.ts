/** A look-alike site of the attacker: a victim who was lured there does everything through it, and its owner goes on with what it kept. */

import { rewritten } from '../network/http-answer.ts'
import { Relay } from '../network/relay.ts'
import { type Between, UserAgent } from '../network/user-agent.ts'
import type { Goods } from '../targets/target.ts'
import { Actor } from './actor.ts'
import type { Stage } from './stage.ts'
import type { Wallet } from './wallet.ts'

export class LookAlike {
  readonly #relay: Relay
  readonly #stage: Stage
  readonly #wallet: Wallet
  /** Ids of what it sent on, in this order. */
  readonly #sentOn: string[]

  private constructor(relay: Relay, stage: Stage, wallet: Wallet, sentOn: string[]) {
    this.#relay = relay
    this.#stage = stage
    this.#wallet = wallet
    this.#sentOn = sentOn
  }

  /** Is there until the phase ends. */
  static async open(stage: Stage, victim: Actor, address: string): Promise<LookAlike> {
    const { target, answerTimeoutMs } = stage.options
    const wallet = stage.newWallet('attacker')
    const sentOn: string[] = []
    const agent = new UserAgent({
      role: 'attacker',
      device: { address, userAgent: victim.options.device.userAgent },
      jar: wallet.jar,
      recorder: stage.recorder,
      connections: await stage.connectionsOf(`${wallet.holder} at a look-alike site`, address, 0),
      answerTimeoutMs,
      trace: sentOn,
    })
    const relay = await Relay.open({ address, targetOrigin: target.origin, agent })
    stage.endsWith(relay)
    return new LookAlike(relay, stage, wallet, sentOn)
  }

  /** The victim, who takes the look-alike site for the target. */
  lures(victim: Actor): Actor {
    const { options } = victim
    const { disguise, address, ca } = this.#relay
    const wallet = this.#stage.newWallet('victim')
    const deviceName = `${wallet.holder} at a look-alike site`
    void this.#stage.connectionsOf(deviceName, options.device.address, 0, { address, ca })
    const between: Between = async (request, send, trace) => {
      const before = this.#sentOn.length
      try {
        return rewritten(await send({ ...request, url: disguise.on(request.url) }), request.url, disguise.off)
      } finally {
        trace.push(...this.#sentOn.slice(before))
      }
    }
    return new Actor({ ...options, wallet, deviceName, detour: { between, seenOrigin: disguise.on } })
  }

  /** The attacker with the session that the lured victim opened, and the keys that the site's script made. */
  takesOver(lured: Actor, goods: readonly Goods[]): Actor {
    for (const item of goods) this.#stage.mayUse(item)
    const { wallet: of, person, account, device } = lured.options
    for (const [name, key] of of.keys) this.#wallet.keys.set(name, key)
    return new Actor({
      stage: this.#stage,
      role: 'attacker',
      account,
      person,
      authenticatorsOf: null,
      wallet: this.#wallet,
      device: { ...device, address: this.#relay.address },
      deviceName: `${this.#wallet.holder} at a look-alike site`,
      position: 'elsewhere',
      stolen: { from: of.holder, goods },
    })
  }
}
