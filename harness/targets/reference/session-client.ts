/**
 * A browser on the reference's `session` surface: a cookie, redirects to the identity provider and back, and a key of the device that
 * signs whatever changes something.
 */
import { generateKeyPair, type KeyPair } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { z } from 'zod'
import { type HttpAnswer, locationOf } from '../../network/user-agent.ts'
import type { AnswerOptions, Client, Seat } from '../target.ts'
import { readChallenge } from './challenge.ts'
import { giveFactor, givePassword, type RelyingPartyFacts, toInteraction } from './identity-provider-dialogue.ts'
import { operationCalled } from './operations/index.ts'
import type { Call } from './operations/operation.ts'
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
  async function visitProvider(start: string, { editAuthorization }: AnswerOptions): Promise<string | HttpAnswer> {
    const first = await agent.send({ method: 'GET', url: start })
    const authorization = locationOf(first)
    if (authorization === undefined || editAuthorization === undefined) return toInteraction(agent, first, isHome)
    editAuthorization(authorization.searchParams)
    return toInteraction(agent, await agent.send({ method: 'GET', url: authorization.href }), isHome)
  }

  return {
    async signIn() {
      const page = await visitProvider(`${origin}/login`, {})
      if (typeof page !== 'string') return page
      const home = await agent.follow(await givePassword(agent, page, person), isHome)
      const signedIn = locationOf(home)
      if (signedIn === undefined || !isHome(signedIn)) return home
      return call({ method: 'POST', path: '/session/device-key' })
    },
    perform(operation, values, options) {
      return operationCalled(operation).perform(call, values, options)
    },
    send: request,
    openSocket: (headers) => agent.openSocket({ url: socketAddress(origin), headers: { origin, ...headers } }),
    signOut: (everywhere) => call({ method: 'POST', path: everywhere ? '/logout/everywhere' : '/logout', body: {} }),
    readChallenge,
    async answer(challenge, answer, options) {
      const page = await visitProvider(origin + handle.parse(challenge.handle).address, options)
      if (typeof page !== 'string') return page
      return agent.follow(await giveFactor(agent, page, person, answer, relyingParty), isHome)
    },
  }
}

/** A proof of the device's key for one request, as the script of the reference's pages makes it. */
async function deviceProof({ privateKey, publicKey }: KeyPair, method: string, url: string): Promise<string> {
  const header = { typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) } as const
  const claims = { htm: method, htu: url.split('?', 1)[0], jti: crypto.randomUUID() }
  return new SignJWT(claims).setIssuedAt().setProtectedHeader(header).sign(privateKey)
}
