/** A browser on the reference's `session` surface: a cookie, redirects to the identity provider and back. */
import { z } from 'zod'
import { type HttpAnswer, locationOf } from '../../network/user-agent.ts'
import type { AnswerOptions, Client, Seat } from '../target.ts'
import { giveFactor, givePassword, type RelyingPartyFacts, toInteraction } from './identity-provider-dialogue.ts'
import { type Call, performOperation, readChallenge } from './operations-dialogue.ts'

const handle = z.object({ address: z.string() })

export function sessionClient({ agent, person }: Seat, origin: string, relyingParty: RelyingPartyFacts): Client {
  const call: Call = ({ method, path, body, headers }) =>
    agent.send({ method, url: origin + path, body, ...(headers && { headers }) })
  const isHome = (location: URL) => location.origin === origin && location.pathname === '/'

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
      return agent.follow(await givePassword(agent, page, person), isHome)
    },
    perform(operation, values, options) {
      return performOperation(call, operation, values, options)
    },
    readChallenge,
    async answer(challenge, answer, options) {
      const page = await visitProvider(origin + handle.parse(challenge.handle).address, options)
      if (typeof page !== 'string') return page
      return agent.follow(await giveFactor(agent, page, person, answer, relyingParty), isHome)
    },
  }
}
