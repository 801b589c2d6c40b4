/** An app on the reference's `api` surface: pushed authorization requests, PKCE, access and refresh tokens bound to its DPoP key. */
import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { type HttpAnswer, locationOf } from '../../network/http-answer.ts'
import type { HttpRequest } from '../../network/user-agent.ts'
import { type AnswerOptions, type Client, type Seat, type SignInOptions, type TokenProof, upToTheCode } from '../target.ts'
import { appRedirectUri } from './answers.ts'
import { useApprovalPage } from './approval-page.ts'
import { readChallenge } from './challenge.ts'
import { createDpopProver } from './dpop-prover.ts'
import { giveFactor, givePassword, type RelyingPartyFacts, toInteraction } from './identity-provider-dialogue.ts'
import { operationCalled } from './operations/index.ts'
import type { Call } from './operations/operation.ts'
import { whoSignsIn } from './recovery.ts'

const clientId = 'app'
const secondFactor = 'urn:stepproof:acr:2'
const handle = z.object({ acr: z.string(), maxAge: z.number().nullable(), details: z.array(z.unknown()) })
const pushed = z.object({ request_uri: z.string() })
const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
})
const proven = z.object({ acr: z.string(), auth_time: z.number() })

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
  now: () => number,
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

  function giveCode(page: string): Promise<HttpAnswer> {
    const code = person.totp.next(now()).text
    return giveFactor(agent, page, person, { factor: 'totp', code }, relyingParty)
  }

  /** Keeps the code that the way ended with, and its verifier; whether there was one. */
  function keepCode(answer: HttpAnswer, verifier: string): boolean {
    const code = locationOf(answer)?.searchParams.get('code') ?? null
    if (code === null) return false
    wallet.tokens.set('authorization-code', code)
    wallet.tokens.set('code-verifier', verifier)
    return true
  }

  /** Trades the code for a token; any other end of the way is the answer as it is. */
  async function finish(answer: HttpAnswer, verifier: string): Promise<HttpAnswer> {
    return keepCode(answer, verifier) ? redeemCode('own') : answer
  }

  function redeemCode(which: 'own' | 'none' | 'another'): Promise<HttpAnswer> {
    const kept = wallet.tokens.get('code-verifier') ?? ''
    const verifier = which === 'own' ? kept : randomBytes(32).toString('base64url')
    return redeem({
      grant_type: 'authorization_code',
      redirect_uri: appRedirectUri,
      code: wallet.tokens.get('authorization-code') ?? '',
      ...(which !== 'none' && { code_verifier: verifier }),
    })
  }

  async function redeem(grant: Readonly<Record<string, string>>): Promise<HttpAnswer> {
    const body = new URLSearchParams({ client_id: clientId, ...grant })
    const answer = await prover.send({ method: 'POST', url: `${issuer}/token`, body })
    const { success, data } = tokens.safeParse(answer.json())
    if (success) wallet.tokens.set('access-token', data.access_token)
    if (success && data.refresh_token !== undefined) wallet.tokens.set('refresh-token', data.refresh_token)
    if (success && data.id_token !== undefined) wallet.tokens.set('id-token', data.id_token)
    return answer
  }

  /** The first of two steps; where it got to is kept in the wallet, as an app keeps it. */
  async function leaveUnfinished(): Promise<HttpAnswer> {
    const { page, verifier } = await start({ prompt: 'login', acr_values: secondFactor }, {})
    if (typeof page !== 'string') return finish(page, verifier)
    wallet.tokens.set('page', page)
    wallet.tokens.set('code-verifier', verifier)
    return finish(await agent.follow(await givePassword(agent, page, person), isApp), verifier)
  }

  async function resume(code: string): Promise<HttpAnswer> {
    const page = wallet.tokens.get('page') ?? ''
    const given = await giveFactor(agent, page, person, { factor: 'totp', code }, relyingParty)
    return finish(await agent.follow(given, isApp), wallet.tokens.get('code-verifier') ?? '')
  }

  /** Whoever has no key sends what there is, once: nothing, or a proof that was seen. */
  async function sendAuthorised(request: HttpRequest, proof: TokenProof | undefined): Promise<HttpAnswer> {
    const token = wallet.tokens.get('access-token')
    const seen = wallet.tokens.get('dpop-proof')
    const { headers } = request
    if (token === undefined) return agent.send(request)
    if (proof === 'none') return agent.send({ ...request, headers: { authorization: `Bearer ${token}`, ...headers } })
    if (proof !== 'seen' || seen === undefined)
      return prover.send(request, token, typeof proof === 'object' ? proof.fault : undefined)
    return agent.send({ ...request, headers: { authorization: `DPoP ${token}`, dpop: seen, ...headers } })
  }

  return {
    async signIn({ way, code, editAuthorization, ...typed }: SignInOptions = {}) {
      if (way === 'unfinished') return leaveUnfinished()
      if (way === 'resumed') return resume(code ?? '')
      const strong = way === 'second-factor'
      const who = strong ? person : await whoSignsIn(agent, origin, person, { ...(way !== undefined && { way }), ...typed })
      if ('status' in who) return who
      const demands = { prompt: 'login', ...(strong && { acr_values: secondFactor }) }
      const { page, verifier } = await start(demands, { ...(editAuthorization && { editAuthorization }) })
      if (typeof page !== 'string') return finish(page, verifier)
      const known = await givePassword(agent, page, who)
      const end = await agent.follow(strong ? await giveCode(page) : known, isApp)
      if (way !== upToTheCode) return finish(end, verifier)
      keepCode(end, verifier)
      return end
    },
    perform(operation, values, options) {
      const call: Call = ({ path, ...rest }) => sendAuthorised({ url: origin + path, ...rest }, options.proof)
      return operationCalled(operation).perform(call, values, options, person)
    },
    send: ({ path, ...rest }) => sendAuthorised({ url: origin + path, ...rest }, undefined),
    signOut: (everywhere) =>
      sendAuthorised({ method: 'POST', url: `${origin}/logout${everywhere ? '/everywhere' : ''}`, body: {} }, undefined),
    renew() {
      return redeem({ grant_type: 'refresh_token', refresh_token: wallet.tokens.get('refresh-token') ?? '' })
    },
    redeem: redeemCode,
    shows() {
      const claims = proven.safeParse(decodeJwt(wallet.tokens.get('access-token') ?? ''))
      return claims.success ? { level: Number(claims.data.acr.at(-1)), authTime: claims.data.auth_time } : null
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
      if (typeof page !== 'string') {
        options.endsEarly?.()
        return finish(page, verifier)
      }
      const left = await useApprovalPage({ agent, person, relyingParty }, page, answer, options)
      return finish(await agent.follow(left, isApp), verifier)
    },
  }
}
