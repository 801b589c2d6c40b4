/** Somebody with a browser: a context of its own, a source address of its own, and what the person knows and holds. */
import type { Browser, BrowserContext, Page, Response } from '@playwright/test'
import { Actor } from '../../actors/actor.ts'
import { challengeOf } from '../../actors/challenge-of.ts'
import type { Performed } from '../../actors/deed.ts'
import type { Person } from '../../actors/person.ts'
import { anotherDeviceOf } from '../../actors/whereabouts.ts'
import type { PerformStep, Values } from '../../record.ts'
import type { ChallengeSeen, Goods } from '../../targets/target.ts'
import { giveCode, type SignInOnPages } from './reference-pages.ts'
import { SourceProxy } from './source-proxy.ts'
import { Traffic } from './traffic.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

export interface BrowserOptions {
  readonly browser: Browser
  /** Whose browser it is: somebody on the stage of the scene. */
  readonly owner: Actor
  readonly signInOnPages: SignInOnPages
}

export class BrowserPerson {
  readonly person: Person
  /** The source address that the target sees. */
  readonly address: string
  readonly context: BrowserContext
  /** The first page; it has an authenticator with the person's passkey, which is at home in the browser from then on. */
  readonly page: Page
  #browsing: Actor
  readonly #traffic: Traffic
  readonly #proxy: SourceProxy
  readonly #signInOnPages: SignInOnPages

  private constructor(
    browsing: Actor,
    context: BrowserContext,
    page: Page,
    traffic: Traffic,
    proxy: SourceProxy,
    signIn: SignInOnPages,
  ) {
    this.person = browsing.options.person
    this.address = browsing.options.device.address
    this.context = context
    this.page = page
    this.#browsing = browsing
    this.#traffic = traffic
    this.#proxy = proxy
    this.#signInOnPages = signIn
  }

  static async open({ browser, owner, signInOnPages }: BrowserOptions): Promise<BrowserPerson> {
    const browsing = anotherDeviceOf(owner)
    const { stage, device, role, person } = browsing.options
    const { target, targetAddress } = stage.options
    const proxy = await SourceProxy.open({ source: device.address, targetAddress })
    const context = await browser.newContext({
      baseURL: target.origin,
      proxy: { server: proxy.address },
    })
    const traffic = new Traffic(context, { recorder: stage.recorder, role, from: device.address })
    const page = await context.newPage()
    await traffic.watches(page)
    const credential = person.authenticator.credential()
    const passkey = credential === null ? undefined : { ...credential, rpId: new URL(target.origin).hostname }
    await addAuthenticator(page, passkey)
    return new BrowserPerson(browsing, context, page, traffic, proxy, signInOnPages)
  }

  /** Opens a page of the target as somebody who is not signed in yet, and signs in with the password. @param path default: as the target's pages have it */
  async signIn(path?: string): Promise<void> {
    const { target } = this.#browsing.options.stage.options
    await this.#signInOnPages(this.page, target, this.person, path)
  }

  /** Gives the next code of the person's authenticator app, on the reference's page that asks for one. */
  async giveCode(): Promise<void> {
    await giveCode(this.page, this.person, this.#browsing.options.stage.options.clock.now())
  }

  /** What an answer that the browser got comes to, as the deed that it stands for. @param operation of those that the target declares */
  async deed(operation: string, response: Response | Promise<Response>, values: Values = {}): Promise<Performed> {
    const browsing = this.#browsing
    const { target } = browsing.options.stage.options
    const answer = await this.#traffic.answer(await response)
    let seen: ChallengeSeen | null = null
    const step = await browsing.deed<PerformStep>(
      async () => answer,
      (base, _answer, client) => {
        const outcome = browsing.classify(answer)
        seen = outcome === 'challenged' ? client.readChallenge(answer, values) : null
        return {
          does: 'perform',
          ...base,
          exchanges: [answer.id],
          outcome,
          operation,
          values,
          spelling: null,
          after: null,
          challenge: seen === null ? null : challengeOf(browsing, operation, values, seen),
          disclosed: target.discloses(operation, answer),
          presented: null,
        }
      },
    )
    return { step, seen }
  }

  /** The person at this browser as an actor of the engine: from the same address, with the cookies that the browser has now. */
  async actor(): Promise<Actor> {
    const { wallet, stage } = this.#browsing.options
    for (const { name, value } of await this.context.cookies(stage.options.target.origin))
      wallet.jar.setCookieSync(`${name}=${value}; Path=/; Secure; HttpOnly`, stage.options.target.origin)
    return this.#browsing
  }

  /**
   * Has the cookies of another's browser that stand for the goods, as though they had been copied out of it, and acts on the other's
   * account from then on. Returns how many there were.
   */
  async takes(goods: Goods, from: BrowserPerson): Promise<number> {
    const { stage } = this.#browsing.options
    const { definition, target } = stage.options
    const names = definition.stealable[goods]?.cookies ?? []
    const taken = (await from.context.cookies(target.origin)).filter(({ name }) => names.includes(name))
    await this.context.addCookies(taken)
    const { account, person, wallet } = from.#browsing.options
    const stolen = { from: wallet.holder, goods: [goods] }
    this.#browsing = new Actor({ ...this.#browsing.options, account, person, authenticatorsOf: null, stolen })
    return taken.length
  }

  async close(): Promise<void> {
    await this.context.close()
    await this.#proxy.close()
  }
}
