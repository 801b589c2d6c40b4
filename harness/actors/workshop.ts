/**
 * What an attacker makes himself: tokens that nobody issued, and a server with keys of his own and an OpenID provider of his own.
 * Nothing here is stolen; what is started from, a token, the actor in whose hands it is has to have.
 */

import type { KeyPair } from 'dpop'
import { exportJWK, type JWK, SignJWT } from 'jose'
import { FlowFailure, ScenarioError } from '../errors.ts'
import { Listener, type Page } from '../network/listener.ts'
import type { Step } from '../record.ts'
import type { Goods } from '../targets/target.ts'
import { Actor } from './actor.ts'
import type { Deed } from './deed.ts'
import { type Bench, forge, makeOwnKey, type PublishedKey, publishedKey, type TokenForgery } from './forger.ts'
import type { Stage } from './stage.ts'

/** A code of the attacker's provider. */
const codeOfHis = 'a-code-of-another-provider'

/** Seconds that an ID token of his is good for. */
const idTokenSeconds = 300

export class Workshop {
  readonly #stage: Stage
  readonly #own: Actor
  readonly #address: string
  #key: Promise<KeyPair> | undefined
  #published: Promise<PublishedKey> | undefined
  #server: Promise<Listener> | undefined
  /** What his provider says of whoever comes: claims of an ID token besides those of the protocol. */
  #said: Readonly<Record<string, unknown>> = {}

  /** @param address the loopback address that his server stands at */
  constructor(stage: Stage, own: Actor, address: string) {
    this.#stage = stage
    this.#own = own
    this.#address = address
  }

  /** The same actor with a forged access token in the place of the one that he has, and a key of his own. */
  async forges(thief: Actor, forgery: TokenForgery): Promise<Actor> {
    const { stealable } = this.#stage.options.definition
    const tokenName = stealable['access-token']?.tokens?.[0]
    const keyName = stealable['dpop-key']?.keys?.[0]
    const [head, body, signature] = (thief.options.wallet.tokens.get(tokenName ?? '') ?? '').split('.')
    if (tokenName === undefined || head === undefined || body === undefined || signature === undefined)
      throw new ScenarioError('there is no access token to start from that is a JWT: `needs` has to name `jwt-access-token`')
    const own = await this.#ownKey()
    const bench: Bench = {
      published: await this.#publishedKey(),
      own: await this.#ownJwk(),
      genuine: [head, body, signature],
      keySet: `${(await this.#listener()).origin}/keys`,
      now: Math.floor(this.#stage.options.clock.now() / 1000),
      claimsOf: (level) => this.#stage.options.target.federation?.claimsOf(level) ?? {},
    }
    const wallet = this.#stage.newWallet('attacker')
    wallet.tokens.set(tokenName, await forge(own, bench, forgery))
    if (keyName !== undefined) wallet.keys.set(keyName, own)
    return new Actor({ ...thief.options, wallet, presents: forgery.what })
  }

  /**
   * The same actor, who presents this in the place of an access token, with a key of his own when he has none.
   * @param what it is, for people: `an ID token`
   */
  async passesOff(actor: Actor, goods: Goods, what: string): Promise<Actor> {
    const { stealable } = this.#stage.options.definition
    const [tokenName, other] = [stealable['access-token']?.tokens?.[0], stealable[goods]?.tokens?.[0]]
    const token = other === undefined ? undefined : actor.options.wallet.tokens.get(other)
    if (tokenName === undefined || token === undefined) throw new ScenarioError(`the attacker holds no ${goods} to pass off`)
    const wallet = this.#stage.newWallet('attacker')
    wallet.tokens.set(tokenName, token)
    for (const [name, key] of actor.options.wallet.keys) wallet.keys.set(name, key)
    return new Actor({ ...actor.options, wallet, presents: what })
  }

  /**
   * Has an OpenID provider of his own say of whoever comes that it is this person, who has proven it at this level just now.
   * Returns how a response of it replaces the one of the target's provider.
   */
  async provider(of: Actor, level: number): Promise<(response: URL) => void> {
    const { target, clock } = this.#stage.options
    if (target.federation === undefined)
      throw new ScenarioError('nobody signs in to this target by a provider: `needs` has to name `federation`')
    const { origin } = await this.#listener()
    const { subjectOf, claimsOf } = target.federation
    this.#said = { sub: subjectOf(of.options.person), ...claimsOf(level), auth_time: Math.floor(clock.now() / 1000) }
    return (response) => {
      for (const name of ['error', 'error_description']) response.searchParams.delete(name)
      response.searchParams.set('code', codeOfHis)
      response.searchParams.set('iss', origin)
    }
  }

  /** Says how often the target came by at the attacker's server. @param what it offers there */
  async heard(what: string): Promise<Deed> {
    const { requests } = await this.#listener()
    const step: Step = { does: 'listen', ...this.#own.standing(), outcome: 'done', exchanges: [], what, requests }
    this.#stage.steps.push(step)
    return { step }
  }

  #ownKey(): Promise<KeyPair> {
    this.#key ??= makeOwnKey()
    return this.#key
  }

  /** Under the id of the published key, so that whoever looks it up by id finds this one. */
  async #ownJwk(): Promise<JWK> {
    const { kid } = (await this.#publishedKey()).jwk
    return { ...(await exportJWK((await this.#ownKey()).publicKey)), alg: 'ES256', use: 'sig', ...(kid !== undefined && { kid }) }
  }

  #publishedKey(): Promise<PublishedKey> {
    this.#published ??= this.#lookUpKey()
    return this.#published
  }

  /** As anybody can. @throws FlowFailure when nothing is published there */
  async #lookUpKey(): Promise<PublishedKey> {
    const { issuerKeys } = this.#stage.options.target
    if (issuerKeys === undefined)
      throw new ScenarioError('this target publishes no keys: `needs` has to name `jwt-access-token` or `open-id-connect`')
    const { received } = await this.#own.probe('the published keys', { method: 'GET', url: issuerKeys })
    const set = received?.json()
    const [key] = typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys) ? set.keys : []
    if (key === undefined) throw new FlowFailure(`there are no keys at ${issuerKeys}`)
    return publishedKey(key)
  }

  #listener(): Promise<Listener> {
    this.#server ??= this.#open()
    return this.#server
  }

  async #open(): Promise<Listener> {
    const listener = new Listener((origin) => this.#pages(origin))
    this.#stage.endsWith(listener)
    await listener.open(this.#address)
    return listener
  }

  #pages(origin: string): Readonly<Record<string, Page>> {
    const keys = async () => ({ keys: [await this.#ownJwk()] })
    return {
      '/keys': keys,
      '/.well-known/openid-configuration': () => ({
        issuer: origin,
        authorization_endpoint: `${origin}/auth`,
        token_endpoint: `${origin}/token`,
        jwks_uri: `${origin}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        authorization_response_iss_parameter_supported: true,
      }),
      '/token': async (form) => ({
        access_token: 'an-access-token-of-another-provider',
        token_type: 'Bearer',
        expires_in: idTokenSeconds,
        id_token: await this.#idToken(origin, form),
      }),
    }
  }

  /** For whichever client asks. */
  async #idToken(issuer: string, form: URLSearchParams): Promise<string> {
    const { kid } = await this.#ownJwk()
    return new SignJWT({ ...this.#said })
      .setProtectedHeader({ alg: 'ES256', ...(kid !== undefined && { kid }) })
      .setIssuer(issuer)
      .setAudience(form.get('client_id') ?? '')
      .setIssuedAt()
      .setExpirationTime(`${idTokenSeconds}s`)
      .sign((await this.#ownKey()).privateKey)
  }
}
