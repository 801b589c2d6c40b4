/** The gateway as an OpenID Connect client: sends the browser to the provider and reads what comes back. */
import type { JWK } from 'jose'
import { importJWK } from 'jose'
import {
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  getDPoPHandle,
  PrivateKeyJwt,
  randomDPoPKeyPair,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import { gatewayClientId } from '../../idp/clients.ts'
import { pendingSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'
import type { Defences } from '../defences.ts'
import type { AskedProvider } from './redeem-code.ts'

/** What the answer will be for. */
const purpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in'), returnTo: z.string() }),
  z.object({ kind: z.literal('step-up'), challenge: z.string(), since: z.number(), returnTo: z.string() }),
])
export type Purpose = z.infer<typeof purpose>

const pendingSignIn = z.object({ purpose, startedAt: z.number(), browser: z.string(), nonce: z.string(), verifier: z.string() })

export interface Answered {
  readonly purpose: Purpose
  /** Epoch seconds at which the browser was sent to the provider. */
  readonly startedAt: number
  readonly subject: string
  readonly acr: unknown
  readonly amr: unknown
  readonly authTime: number
}

export interface RelyingPartyOptions {
  readonly issuer: string
  readonly origin: string
  readonly key: JWK
  readonly fetch: CustomFetch
  readonly database: Database
  readonly defences: Defences
  readonly now: () => number
}

const idTokenClaims = z.object({ sub: z.string(), acr: z.unknown(), amr: z.unknown(), auth_time: z.number() })

export class RelyingParty {
  readonly #options: RelyingPartyOptions
  #configured: Promise<AskedProvider> | undefined

  constructor(options: RelyingPartyOptions) {
    this.#options = options
  }

  /** Where to send the browser. @param browser a secret that only this browser holds, from its cookie */
  async begin(purpose: Purpose, browser: string, demands: Readonly<Record<string, string>>): Promise<URL> {
    const { database, defences, origin, now } = this.#options
    const state = randomState()
    const nonce = randomNonce()
    const verifier = randomPKCECodeVerifier()
    const pending = { purpose, startedAt: Math.floor(now() / 1000), browser: fingerprint(browser), nonce, verifier }
    database.run('delete from pending_sign_ins where expires_at < ?', now())
    database.run(
      'insert into pending_sign_ins values (?, ?, ?, ?)',
      fingerprint(state),
      database.seal.close(JSON.stringify(pending)),
      now() + pendingSeconds * 1000,
      pending.browser,
    )
    const { configuration } = await this.#known()
    return defences.authorizationRequest.addressFor(configuration, {
      redirect_uri: `${origin}/callback`,
      scope: 'openid',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...demands,
    })
  }

  /** Redeems the code; `null` when the answer belongs to no request of this browser or does not verify. */
  async finish(callback: URL, browser: string | undefined): Promise<Answered | null> {
    const { database, defences, now } = this.#options
    const state = callback.searchParams.get('state') ?? ''
    const row = database.get('delete from pending_sign_ins where id_hash = ? returning sealed, expires_at', fingerprint(state))
    if (row === undefined || Number(row.expires_at) <= now() || browser === undefined) return null
    const pending = pendingSignIn.parse(JSON.parse(database.seal.open(String(row.sealed))))
    if (pending.browser !== fingerprint(browser)) return null
    try {
      const asked = await this.#known()
      const { verifier, nonce } = pending
      const claims = await defences.redeemCode(asked, callback, { verifier, nonce, state })
      const { sub: subject, acr, amr, auth_time: authTime } = idTokenClaims.parse(claims)
      return { purpose: pending.purpose, startedAt: pending.startedAt, subject, acr, amr, authTime }
    } catch {
      return null
    }
  }

  #known(): Promise<AskedProvider> {
    this.#configured ??= this.#discover().catch((error: unknown) => {
      this.#configured = undefined
      throw error
    })
    return this.#configured
  }

  async #discover(): Promise<AskedProvider> {
    const { issuer, key, fetch } = this.#options
    const privateKey = await importJWK(key, 'ES256')
    if (privateKey instanceof Uint8Array) throw new Error('the client key is not asymmetric')
    const metadata = { id_token_signed_response_alg: 'ES256' }
    const authentication = PrivateKeyJwt({ key: privateKey, ...(key.kid !== undefined && { kid: key.kid }) })
    const configuration = await discovery(new URL(issuer), gatewayClientId, metadata, authentication, { [customFetch]: fetch })
    configuration[customFetch] = fetch
    return { configuration, dpop: getDPoPHandle(configuration, await randomDPoPKeyPair('ES256')) }
  }
}
