/** The attacker: an account of his own, and of the victim's only what the scenario says was stolen. */
import { ScenarioError } from '../errors.ts'
import type { Offer } from '../network/handshake.ts'
import { addressAt, elsewhereAddress, homeAddress, type Position } from '../network/positions.ts'
import type { Values } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import { forged } from '../targets/operations.ts'
import type { Goods, RequestTemplate } from '../targets/target.ts'
import { Actor } from './actor.ts'
import type { ActorOptions } from './actor-options.ts'
import type { Code, Deed, Performed, Probed } from './deed.ts'
import { inClear } from './in-clear.ts'
import type { LookAlike } from './look-alike.ts'
import { framed, onPageIn, type PageOrigin } from './lures.ts'
import { negotiate } from './negotiate.ts'
import type { Person } from './person.ts'
import type { Stage } from './stage.ts'
import type { Wallet } from './wallet.ts'
import { Workshop } from './workshop.ts'

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
  readonly workshop: Workshop
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
    this.workshop = new Workshop(stage, this.own, elsewhereAddress(attempt, 1))
  }

  /**
   * Acts on the victim's account with nothing but the goods, from where the scenario says. Of several goods the target or the
   * victim may lack some: a thief takes what is there.
   * @param goods nothing at all for somebody who comes in by a way that needs none of them
   * @param options.imitating copies what the victim's device says of itself; default: the attacker's own device
   */
  takes(goods: Goods | readonly Goods[], victim: Actor, options: { readonly imitating?: boolean } = {}): Actor {
    const wallet = this.#options.stage.newWallet('attacker')
    const all = this.#there(typeof goods === 'string' ? [goods] : goods)
    const taken = all.map((item) => this.#copy(item, victim, wallet))
    if (taken.includes('nothing') && !taken.includes('something'))
      throw new ScenarioError(`the victim holds no ${all.join(' or ')} yet`)
    return this.#onAccountOf(victim, wallet, { from: victim.options.wallet.holder, goods: all }, options)
  }

  /** Acts on the victim's account with those of the goods that stand readable in what the target stores: with nothing, where none do. */
  async findsInStore(goods: readonly Goods[], victim: Actor): Promise<Actor> {
    this.#options.stage.mayUse('store')
    const { stage } = this.#options
    const { target, definition } = stage.options
    if (target.storage === undefined) throw new ScenarioError('this target shows no store: `needs` has to name `storage`')
    const store = await hooked('storage', target.storage())
    const wallet = stage.newWallet('attacker')
    const stands = (value: string) => store.some(({ text }) => text.includes(value))
    for (const item of goods) victim.options.wallet.copyTo(wallet, definition.stealable[item] ?? {}, target.origin, stands)
    return this.#onAccountOf(victim, wallet, { from: victim.options.wallet.holder, goods: ['store'] }, {})
  }

  /** What the attacker's own wallet holds of the goods. */
  holds(goods: Goods): string {
    const { options } = this.#options.stage
    const value = this.own.options.wallet.valueOf(options.definition.stealable[goods] ?? {}, options.target.origin)
    if (value === undefined) throw new ScenarioError(`the attacker holds no ${goods} of his own`)
    return value
  }

  /** Puts a value of the attacker's into the victim's browser or app, as though the target had set it. */
  plants(goods: Goods, value: string, victim: Actor): void {
    const { options } = this.#options.stage
    victim.options.wallet.put(options.definition.stealable[goods] ?? {}, value, options.target.origin)
  }

  /** Has the victim's browser send a value of the attacker's beside its own, as when a sibling domain has set a cookie of the name. */
  tosses(goods: Goods, value: string, victim: Actor, order: 'before' | 'after'): (request: RequestTemplate) => RequestTemplate {
    const { options } = this.#options.stage
    const own = victim.options.wallet.jar.getCookieStringSync(options.target.origin)
    const tossed = (options.definition.stealable[goods]?.cookies ?? []).map((name) => `${name}=${value}`)
    return (request) => ({
      ...request,
      headers: { ...request.headers, cookie: (order === 'before' ? [...tossed, own] : [own, ...tossed]).join('; ') },
    })
  }

  /** Acts on the victim's account with a value of the attacker's own in the place of the goods: made up, or planted before. */
  presents(goods: Goods | readonly Goods[], value: string, victim: Actor, options: { readonly imitating?: boolean } = {}): Actor {
    const { stage } = this.#options
    const wallet = stage.newWallet('attacker')
    for (const item of typeof goods === 'string' ? [goods] : goods) {
      wallet.put(stage.options.definition.stealable[item] ?? {}, value, stage.options.target.origin)
    }
    return this.#onAccountOf(victim, wallet, null, options)
  }

  /** Acts on the victim's account knowing its login and nothing else, from where the scenario says. */
  knowsNothingOf(victim: Actor): Actor {
    return this.#onAccountOf(victim, this.#options.stage.newWallet('attacker'), null, {})
  }

  /** Acts inside the victim's own browser or app: the same cookies, keys, connections and address. */
  atDeviceOf(victim: Actor): Actor {
    this.#mustStandOnTheVictimsDevice()
    return new Actor({ ...victim.options, role: 'attacker', authenticatorsOf: null, position: 'victim-device' })
  }

  /** Acts from a page of his own that the victim opens in the signed-in browser. @param mode how the page sends (Fetch, 2.2.5) */
  onPageIn(victim: Actor, page: PageOrigin, mode: 'no-cors' | 'cors'): Actor {
    this.#mustStandOnTheVictimsDevice()
    return onPageIn(victim, page, mode)
  }

  /**
   * Shows the target's pages, and the one where a challenge is answered, in frames on a page of his own: done where anything shows.
   * @throws ScenarioError when the target has no pages
   */
  frames(victim: Actor, asked: Performed): Promise<readonly Deed[]> {
    this.#mustStandOnTheVictimsDevice()
    return framed(victim, asked)
  }

  /** Opens a look-alike site at his own address. */
  async looksAlike(victim: Actor): Promise<LookAlike> {
    const { stage, attempt } = this.#options
    const { LookAlike } = await import('./look-alike.ts')
    return LookAlike.open(stage, victim, elsewhereAddress(attempt, 0))
  }

  /** Makes somebody's client send a request without TLS, with its cookies and tokens, where everybody on the way reads it. */
  makesSendInClear(actor: Actor, request: RequestTemplate): Promise<Probed> {
    return inClear(actor, request)
  }

  /** Offers the target a connection, from his own device. */
  negotiates(offer: Offer): Promise<Deed> {
    return negotiate(this.own, offer)
  }

  /** A code that the victim's authenticator shows and the attacker sees. */
  sees(code: Code): Code {
    this.#options.stage.mayUse('totp-code')
    return code
  }

  /** A recovery code that stood where the attacker could read it. */
  finds(code: Code): Code {
    this.#options.stage.mayUse('recovery-code')
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

  #mustStandOnTheVictimsDevice(): void {
    if (this.#options.from !== 'victim-device')
      throw new ScenarioError('the attacker does not stand on the victim’s device: see `from`')
  }

  #there(goods: readonly Goods[]): readonly Goods[] {
    for (const item of goods) this.#options.stage.mayUse(item)
    const { stealable } = this.#options.stage.options.definition
    const there = goods.filter((item) => stealable[item] !== undefined)
    if (goods.length > 0 && there.length === 0) throw new ScenarioError(`this target has no ${goods.join(' or ')} to steal`)
    return there
  }

  /** On the victim's account, from where the scenario says, without any authenticator of it. */
  #onAccountOf(victim: Actor, wallet: Wallet, stolen: ActorOptions['stolen'], { imitating }: { imitating?: boolean }): Actor {
    const { stage, from, person, attempt } = this.#options
    const { account, person: owner, device } = victim.options
    const where = from.startsWith('victim-') ? device.address : addressAt(from, homeAddress(attempt, 0))
    return new Actor({
      stage,
      role: 'attacker',
      account,
      person: owner,
      authenticatorsOf: null,
      wallet,
      device: { address: where, userAgent: imitating ? device.userAgent : person.device.userAgent },
      deviceName: `${wallet.holder} with ${stolen?.goods.join(', ') ?? 'nothing of the victim’s'}`,
      position: from,
      stolen,
    })
  }

  #copy(goods: Goods, victim: Actor, wallet: Wallet): 'something' | 'nothing' | 'knowledge' {
    const { options } = this.#options.stage
    const stealable = options.definition.stealable[goods] ?? {}
    const wanted = (stealable.cookies?.length ?? 0) + (stealable.tokens?.length ?? 0) + (stealable.keys?.length ?? 0)
    const taken = victim.options.wallet.copyTo(wallet, stealable, options.target.origin)
    if (wanted === 0) return 'knowledge'
    return taken === 0 ? 'nothing' : 'something'
  }
}
