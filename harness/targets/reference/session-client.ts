/**
 * A browser on the reference's `session` surface: a cookie, redirects to the identity provider and back, and a key of the device that
 * signs whatever changes something.
 */
import { generateKeyPair, type KeyPair } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { z } from 'zod'
import { type HttpAnswer, locationOf } from '../../network/http-answer.ts'
import { type AnswerOptions, type Client, type Seat, upToTheCode } from '../target.ts'
import { useApprovalPage } from './approval-page.ts'
import { readChallenge } from './challenge.ts'
import { givePassword, giveUp, type RelyingPartyFacts, toInteraction } from './identity-provider-dialogue.ts'
import { operationCalled } from './operations/index.ts'
import type { Call } from './operations/operation.ts'
import { askForLink, whoSignsIn } from './recovery.ts'
import { socketAddress, socketCall } from './socket-call.ts'

const handle = z.object({ address: z.string() })

export function sessionClient({ agent, wallet, person, socket }: Seat, origin: string, relyingParty: RelyingPartyFacts): Client {
  /** What the script of a page does: a navigation carries no proof. */
  const request: Call = async ({ method, path, headers, ...rest }) => {
    const url = origin + path
    return agent.send({ method, url, ...rest, headers: { ...(await proofFor(method, url)), ...headers } })
  }
  const call: Call = socket === undefined ? request : socketCall(agent, socket, origin, proofFor)
  const isHome = (location: URL) => location.origin === origin && location.pathname === '/'

  async function proofFor(method: string, url: string): Promise<Readonly<Record<string, string>>> {
    return method === 'GET' ? {} : { 'device-proof': await deviceProof(await key(), method, url) }
  }

  /** Whoever has only the cookie has to make a key of his own. */
  async function key(): Promise<KeyPair> {
    const known = wallet.keys.get('device')
    if (known !== undefined) return known
    const made = await generateKeyPair('ES256')
    wallet.keys.set('device', made)
    return made
  }

  /** The browser is sent to the provider; on the way the address can be edited. */
  async function visitProvider(start: string, { editAuthorization, editStart }: AnswerOptions): Promise<string | HttpAnswer> {
    const address = new URL(start)
    editStart?.(address)
    const first = await agent.send({ method: 'GET', url: address.href })
    const authorization = locationOf(first)
    if (authorization === undefined || editAuthorization === undefined) return toInteraction(agent, first, isHome)
    editAuthorization(authorization.searchParams)
    return toInteraction(agent, await agent.send({ method: 'GET', url: authorization.href }), isHome)
  }

  function keepCode(answer: HttpAnswer): HttpAnswer {
    wallet.tokens.set('authorization-code', locationOf(answer)?.searchParams.get('code') ?? '')
    return answer
  }

  /** The browser brings the provider's response to the gateway, as it came or as it was changed on the way. */
  async function respond(answer: HttpAnswer, edit: AnswerOptions['editResponse']): Promise<HttpAnswer> {
    const isResponse = (location: URL) => location.origin === origin && location.pathname === '/callback'
    const end = await agent.follow(answer, (location) => isHome(location) || (edit !== undefined && isResponse(location)))
    const response = locationOf(end)
    if (edit === undefined || response === undefined || !isResponse(response)) return end
    edit(response)
    return agent.follow(await agent.send({ method: 'GET', url: response.href }), isHome)
  }

  /** A sign-in that was begun in this browser, of which the provider says no more than to what request it belongs. */
  async function beginAndGiveUp(edit: (response: URL) => void): Promise<HttpAnswer> {
    const page = await visitProvider(`${origin}/login`, {})
    return typeof page === 'string' ? respond(await giveUp(agent, page), edit) : page
  }

  return {
    async signIn({ way, editAuthorization, editResponse, editStart, ...typed } = {}) {
      if (editResponse !== undefined) return beginAndGiveUp(editResponse)
      const who = await whoSignsIn(agent, origin, person, { ...(way !== undefined && { way }), ...typed })
      if ('status' in who) return who
      const edits = { ...(editAuthorization && { editAuthorization }), ...(editStart && { editStart }) }
      const page = await visitProvider(`${origin}/login`, edits)
      if (typeof page !== 'string') return page
      const answer = await givePassword(agent, page, who)
      if (way === upToTheCode) return keepCode(await agent.follow(answer, ({ searchParams }) => searchParams.has('code')))
      const home = await respond(answer, undefined)
      const signedIn = locationOf(home)
      if (signedIn === undefined || !isHome(signedIn)) return home
      return call({ method: 'POST', path: '/session/device-key' })
    },
    askForLink: () => askForLink(agent, origin, person),
    perform(operation, values, options) {
      return operationCalled(operation).perform(call, values, options, person)
    },
    send: request,
    openSocket: (headers) => agent.openSocket({ url: socketAddress(origin), headers: { origin, ...headers } }),
    /** Only what the gateway kept for this browser can go with the code: its own verifier. */
    redeem: () =>
      beginAndGiveUp((response) => {
        for (const name of ['error', 'error_description']) response.searchParams.delete(name)
        response.searchParams.set('code', wallet.tokens.get('authorization-code') ?? '')
      }),
    signOut: (everywhere) => call({ method: 'POST', path: everywhere ? '/logout/everywhere' : '/logout', body: {} }),
    readChallenge,
    async answer(challenge, answer, options) {
      const page = await visitProvider(origin + handle.parse(challenge.handle).address, options)
      if (typeof page !== 'string') {
        options.endsEarly?.()
        return page
      }
      const given =
        options.editResponse === undefined
          ? useApprovalPage({ agent, person, relyingParty }, page, answer, options)
          : giveUp(agent, page)
      return respond(await given, options.editResponse)
    },
  }
}

/** A proof of the device's key for one request, as the script of the reference's pages makes it. */
async function deviceProof({ privateKey, publicKey }: KeyPair, method: string, url: string): Promise<string> {
  const header = { typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) } as const
  const claims = { htm: method, htu: url.split('?', 1)[0], jti: crypto.randomUUID() }
  return new SignJWT(claims).setIssuedAt().setProtectedHeader(header).sign(privateKey)
}
