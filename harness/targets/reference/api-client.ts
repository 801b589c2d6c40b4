/** An app on the reference's `api` surface: pushed authorization requests, PKCE, access and refresh tokens bound to its DPoP key. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type HttpAnswer, type HttpRequest, locationOf } from '../../network/user-agent.ts'
import type { AnswerOptions, Client, Seat, TokenProof } from '../target.ts'
import { appRedirectUri } from './answers.ts'
import { readChallenge } from './challenge.ts'
import { createDpopProver } from './dpop-prover.ts'
import { giveFactor, givePassword, type RelyingPartyFacts, toInteraction } from './identity-provider-dialogue.ts'
import { operationCalled } from './operations/index.ts'
import type { Call } from './operations/operation.ts'

const clientId = 'app'
const secondFactor = 'urn:stepproof:acr:2'
const handle = z.object({ acr: z.string(), maxAge: z.number().nullable(), details: z.array(z.unknown()) })
const pushed = z.object({ request_uri: z.string() })
const tokens = z.object({ access_token: z.string(), refresh_token: z.string().optional() })

interface Started {
  readonly verifier: string
  /** The provider's page, or the answer that the way ended with. */
  readonly page: string | HttpAnswer
}

export function apiClient(
  { agent, wallet, person }: Seat,
  origin: string,
  issuer: string,
  relyingParty: RelyingPartyFacts,
): Client {
  const prover = createDpopProver(agent, wallet)
  const isApp = (location: URL) => location.href.startsWith(appRedirectUri)

  async function start(demands: Record<string, string>, { editAuthorization }: AnswerOptions): Promise<Started> {
    const verifier = randomBytes(32).toString('base64url')
    const parameters = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: appRedirectUri,
      scope: 'openid',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: randomBytes(16).toString('base64url'),
      ...demands,
    })
    editAuthorization?.(parameters)
    const answer = await prover.send({ method: 'POST', url: `${issuer}/request`, body: parameters })
    const { success, data } = pushed.safeParse(answer.json())
    if (!success) return { verifier, page: answer }
    const query = new URLSearchParams({ client_id: clientId, request_uri: data.request_uri })
    const first = await agent.send({ method: 'GET', url: `${issuer}/auth?${query}` })
    return { verifier, page: await toInteraction(agent, first, isApp) }
  }

  /** Trades the code for a token; any other end of the way is the answer as it is. */
  async function finish(answer: HttpAnswer, verifier: string): Promise<HttpAnswer> {
    const code = locationOf(answer)?.searchParams.get('code')
    if (code === undefined || code === null) return answer
    return redeem({ grant_type: 'authorization_code', redirect_uri: appRedirectUri, code_verifier: verifier, code })
  }

  async function redeem(grant: Readonly<Record<string, string>>): Promise<HttpAnswer> {
    const body = new URLSearchParams({ client_id: clientId, ...grant })
    const answer = await prover.send({ method: 'POST', url: `${issuer}/token`, body })
    const { success, data } = tokens.safeParse(answer.json())
    if (success) wallet.tokens.set('access-token', data.access_token)
    if (success && data.refresh_token !== undefined) wallet.tokens.set('refresh-token', data.refresh_token)
    return answer
  }

  /** The first of two steps; where it got to is kept in the wallet, as an app keeps it. */
  async function leaveUnfinished(): Promise<HttpAnswer> {
    const { page, verifier } = await start({ prompt: 'login', acr_values: secondFactor }, {})
    if (typeof page !== 'string') return finish(page, verifier)
    wallet.tokens.set('page', page)
    wallet.tokens.set('verifier', verifier)
    return finish(await agent.follow(await givePassword(agent, page, person), isApp), verifier)
  }

  async function resume(code: string): Promise<HttpAnswer> {
    const page = wallet.tokens.get('page') ?? ''
    const given = await giveFactor(agent, page, person, { factor: 'totp', code }, relyingParty)
    return finish(await agent.follow(given, isApp), wallet.tokens.get('verifier') ?? '')
  }

  /** Whoever has no key sends what there is, once: nothing, or a proof that was seen. */
  async function sendAuthorised(request: HttpRequest, proof: TokenProof | undefined): Promise<HttpAnswer> {
    const token = wallet.tokens.get('access-token')
    const seen = wallet.tokens.get('dpop-proof')
    const { headers } = request
    if (token === undefined) return agent.send(request)
    if (proof === 'none') return agent.send({ ...request, headers: { authorization: `Bearer ${token}`, ...headers } })
    if (proof !== 'seen' || seen === undefined) return prover.send(request, token)
    return agent.send({ ...request, headers: { authorization: `DPoP ${token}`, dpop: seen, ...headers } })
  }

  return {
    async signIn({ way, code = '' } = {}) {
      if (way === 'unfinished') return leaveUnfinished()
      if (way === 'resumed') return resume(code)
      const { page, verifier } = await start({ prompt: 'login' }, {})
      if (typeof page !== 'string') return finish(page, verifier)
      return finish(await agent.follow(await givePassword(agent, page, person), isApp), verifier)
    },
    perform(operation, values, options) {
      const call: Call = ({ path, ...rest }) => sendAuthorised({ url: origin + path, ...rest }, options.proof)
      return operationCalled(operation).perform(call, values, options)
    },
    send: ({ path, ...rest }) => sendAuthorised({ url: origin + path, ...rest }, undefined),
    signOut: (everywhere) =>
      sendAuthorised({ method: 'POST', url: `${origin}/logout${everywhere ? '/everywhere' : ''}`, body: {} }, undefined),
    renew() {
      return redeem({ grant_type: 'refresh_token', refresh_token: wallet.tokens.get('refresh-token') ?? '' })
    },
    readChallenge,
    async answer(challenge, answer, options) {
      const { acr, maxAge, details } = handle.parse(challenge.handle)
      const demands = {
        acr_values: acr,
        ...(maxAge !== null && { max_age: String(maxAge) }),
        authorization_details: JSON.stringify(details),
      }
      const { page, verifier } = await start(demands, options)
      if (typeof page !== 'string') return finish(page, verifier)
      return finish(await agent.follow(await giveFactor(agent, page, person, answer, relyingParty), isApp), verifier)
    },
  }
}
