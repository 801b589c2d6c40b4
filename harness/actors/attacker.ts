/** The attacker: an account of his own, and of the victim's only what the scenario says was stolen. */
import { ScenarioError } from '../errors.ts'
import { elsewhereAddress, type Position } from '../network/positions.ts'
import type { Values } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import { forged } from '../targets/operations.ts'
import type { Goods, Loot } from '../targets/target.ts'
import { Actor } from './actor.ts'
import type { Code } from './deed.ts'
import type { Person } from './person.ts'
import type { Stage } from './stage.ts'
import type { Wallet } from './wallet.ts'

export interface AttackerOptions {
  readonly stage: Stage
  readonly person: Person
  readonly from: Position
  /** Distinguishes the addresses of attempts. */
  readonly attempt: number
}

export class Attacker {
  /** The attacker with his own account, device and authenticators. */
  readonly own: Actor
  readonly #options: AttackerOptions

  constructor(options: AttackerOptions) {
    const { stage, person, attempt } = options
    this.#options = options
    this.own = new Actor({
      stage,
      role: 'attacker',
      account: 'attacker',
      person,
      authenticatorsOf: person,
      wallet: stage.newWallet('attacker'),
      device: { ...person.device, address: elsewhereAddress(attempt, 0) },
      deviceName: 'attacker',
      position: 'elsewhere',
      stolen: null,
    })
  }

  /**
   * Acts on the victim's account with nothing but the goods, from where the scenario says. Of several goods the target may lack some:
   * a thief takes what is there.
   * @param options.imitating copies what the victim's device says of itself; default: the attacker's own device
   */
  takes(goods: Goods | readonly Goods[], victim: Actor, options: { readonly imitating?: boolean } = {}): Actor {
    const wallet = this.#options.stage.newWallet('attacker')
    const all = this.#there(typeof goods === 'string' ? [goods] : goods)
    for (const item of all) this.#copy(item, victim, wallet)
    return this.#with(wallet, all, victim, options.imitating ?? false)
  }

  /** Acts on the victim's account with those of the goods that stand readable in what the target stores: with nothing, where none do. */
  async findsInStore(goods: readonly Goods[], victim: Actor): Promise<Actor> {
    this.#mayUse('store')
    const { stage } = this.#options
    const { target, definition } = stage.options
    if (target.storage === undefined) throw new ScenarioError('this target shows no store: `needs` has to name `storage`')
    const store = await hooked('storage', target.storage())
    const wallet = stage.newWallet('attacker')
    const stands = (value: string) => store.some(({ text }) => text.includes(value))
    for (const item of goods) victim.options.wallet.copyTo(wallet, definition.stealable[item] ?? {}, target.origin, stands)
    return this.#with(wallet, ['store'], victim, false)
  }

  #with(wallet: Wallet, goods: readonly Loot[], victim: Actor, imitating: boolean): Actor {
    const { stage, from, person, attempt } = this.#options
    const address = from === 'elsewhere' ? elsewhereAddress(attempt, 0) : victim.options.device.address
    const userAgent = imitating ? victim.options.device.userAgent : person.device.userAgent
    return new Actor({
      stage,
      role: 'attacker',
      account: victim.options.account,
      person: victim.options.person,
      authenticatorsOf: null,
      wallet,
      device: { address, userAgent },
      deviceName: `${wallet.holder} with ${goods.join(', ')}`,
      position: from,
      stolen: { from: victim.options.wallet.holder, goods },
    })
  }

  /** Acts inside the victim's own browser or app: the same cookies, keys, connections and address. */
  atDeviceOf(victim: Actor): Actor {
    if (this.#options.from !== 'victim-device')
      throw new ScenarioError('the attacker does not stand on the victim’s device: see `from`')
    return new Actor({ ...victim.options, role: 'attacker', authenticatorsOf: null, position: 'victim-device' })
  }

  /** A code that the victim's authenticator shows and the attacker sees. */
  sees(code: Code): Code {
    this.#mayUse('totp-code')
    return code
  }

  /** A guess that happens to be right. */
  guessesRight(victim: Actor): Code {
    return { ...victim.nextCode('guess'), step: null }
  }

  guessesWrong(victim: Actor, variation: number): Code {
    return victim.wrongCode(variation)
  }

  /** The victim's wish with one field turned to the attacker's advantage. */
  forges(values: Values, field: string): Values {
    return forged(values, field, this.#options.person)
  }

  #there(goods: readonly Goods[]): readonly Goods[] {
    for (const item of goods) this.#mayUse(item)
    const { stealable } = this.#options.stage.options.definition
    const there = goods.filter((item) => stealable[item] !== undefined)
    if (there.length === 0) throw new ScenarioError(`this target has no ${goods.join(' or ')} to steal`)
    return there
  }

  #copy(goods: Goods, victim: Actor, wallet: Wallet): void {
    const { options } = this.#options.stage
    const stealable = options.definition.stealable[goods] ?? {}
    const wanted = (stealable.cookies?.length ?? 0) + (stealable.tokens?.length ?? 0) + (stealable.keys?.length ?? 0)
    const taken = victim.options.wallet.copyTo(wallet, stealable, options.target.origin)
    if (wanted > 0 && taken === 0) throw new ScenarioError(`the victim holds no ${goods} yet`)
  }

  #mayUse(loot: Loot): void {
    if (this.#options.stage.options.steals.includes(loot)) return
    throw new ScenarioError(`the attacker uses ${loot}, which \`steals\` does not name`)
  }
}
