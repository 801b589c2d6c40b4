/** An app on the reference's `api` surface: pushed authorization requests, PKCE and access tokens bound to its DPoP key. */
import { createHash, randomBytes } from 'node:crypto'
import { generateKeyPair, generateProof, type KeyPair } from 'dpop'
import { z } from 'zod'
import { type HttpAnswer, locationOf } from '../../network/user-agent.ts'
import type { AnswerOptions, Client, Seat, TokenProof } from '../target.ts'
import { appRedirectUri } from './answers.ts'
import { giveFactor, givePassword, type RelyingPartyFacts, toInteraction } from './identity-provider-dialogue.ts'
import { type Call, performOperation, readChallenge } from './operations-dialogue.ts'

const clientId = 'app'
const handle = z.object({ acr: z.string(), maxAge: z.number().nullable(), details: z.array(z.unknown()) })
const pushed = z.object({ request_uri: z.string() })
const tokens = z.object({ access_token: z.string() })

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
  const isApp = (location: URL) => location.href.startsWith(appRedirectUri)

  async function key(): Promise<KeyPair> {
    const known = wallet.keys.get('dpop')
    if (known !== undefined) return known
    const made = await generateKeyPair('ES256')
    wallet.keys.set('dpop', made)
    return made
  }

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
    const url = `${issuer}/request`
    const answer = await agent.send({
      method: 'POST',
      url,
      headers: { dpop: await generateProof(await key(), url, 'POST') },
      body: parameters,
    })
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
    const url = `${issuer}/token`
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: appRedirectUri,
      code_verifier: verifier,
      code,
    })
    const token = await agent.send({
      method: 'POST',
      url,
      headers: { dpop: await generateProof(await key(), url, 'POST') },
      body,
    })
    const { success, data } = tokens.safeParse(token.json())
    if (success) wallet.tokens.set('access-token', data.access_token)
    return token
  }

  async function authorization(
    method: string,
    url: string,
    token: string,
    proof: TokenProof | undefined,
  ): Promise<Record<string, string>> {
    if (proof === 'none') return { authorization: `Bearer ${token}` }
    const seen = wallet.tokens.get('dpop-proof')
    if (proof === 'seen' && seen !== undefined) return { authorization: `DPoP ${token}`, dpop: seen }
    const made = await generateProof(await key(), url.split('?', 1)[0] ?? url, method, undefined, token)
    wallet.tokens.set('dpop-proof', made)
    return { authorization: `DPoP ${token}`, dpop: made }
  }

  return {
    async signIn() {
      const { page, verifier } = await start({ prompt: 'login' }, {})
      if (typeof page !== 'string') return finish(page, verifier)
      return finish(await agent.follow(await givePassword(agent, page, person), isApp), verifier)
    },
    perform(operation, values, options) {
      const call: Call = async ({ method, path, body, headers }) => {
        const url = origin + path
        const token = wallet.tokens.get('access-token')
        const authorised = token === undefined ? {} : await authorization(method, url, token, options.proof)
        return agent.send({ method, url, body, headers: { ...authorised, ...headers } })
      }
      return performOperation(call, operation, values, options)
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
