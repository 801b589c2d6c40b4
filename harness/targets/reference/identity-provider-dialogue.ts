/** What a browser does at the reference's identity provider: give a password, a one-time code or a passkey, or nothing at all. */
import { z } from 'zod'
import type { Person } from '../../actors/person.ts'
import { TargetFailure } from '../../errors.ts'
import { type HttpAnswer, locationOf, type UserAgent } from '../../network/user-agent.ts'
import type { Answer, Skip } from '../target.ts'

export interface RelyingPartyFacts {
  readonly id: string
  readonly origin: string
}

const ceremony = z.object({ challenge: z.string() })

/** Follows redirects to the provider's page. Returns its address, or the last answer when the way led past it. */
export async function toInteraction(
  agent: UserAgent,
  first: HttpAnswer,
  isEnd: (location: URL) => boolean,
): Promise<string | HttpAnswer> {
  const isPage = (location: URL) => location.pathname.startsWith('/interaction/')
  const answer = await agent.follow(first, (location) => isPage(location) || isEnd(location))
  const location = locationOf(answer)
  return location !== undefined && isPage(location) ? location.href : answer
}

export async function givePassword(agent: UserAgent, page: string, { login, password }: Person): Promise<HttpAnswer> {
  return agent.send({ method: 'POST', url: `${page}/password`, body: { login, password } })
}

/** What somebody does who has no proof, or gives none. */
async function leaveOut(agent: UserAgent, page: string, skip: Skip | undefined): Promise<HttpAnswer> {
  const { origin, pathname } = new URL(page)
  const onwards = `${origin}/auth/${pathname.split('/').at(-1)}`
  switch (skip) {
    case undefined:
      return agent.send({ method: 'GET', url: page })
    case 'resume':
      return agent.send({ method: 'GET', url: onwards })
    case 'empty':
      return agent.send({ method: 'POST', url: `${page}/totp`, body: {} })
    case 'finish':
      return agent.send({ method: 'POST', url: `${page}/push/finish`, body: {} })
    case 'cancel':
      await agent.send({ method: 'POST', url: `${page}/cancel`, body: {} })
      return agent.send({ method: 'GET', url: onwards })
    case 'claim':
      return agent.send({ method: 'POST', url: `${page}/webauthn`, body: { ...claims, response: {} } })
  }
}

/** Flags by which clients have said elsewhere that they are done. */
const claims = { verified: true, mfaVerified: true, postLogin: true, method: 'webauthn', acr: 'urn:stepproof:acr:3', level: 3 }

export async function giveFactor(
  agent: UserAgent,
  page: string,
  person: Person,
  answer: Answer,
  relyingParty: RelyingPartyFacts,
): Promise<HttpAnswer> {
  switch (answer.factor) {
    case 'password':
      return givePassword(agent, page, person)
    case 'none':
      return leaveOut(agent, page, answer.skip)
    case 'totp':
      return agent.send({ method: 'POST', url: `${page}/totp`, body: { code: answer.code } })
    case 'webauthn': {
      const options = await agent.send({ method: 'POST', url: `${page}/webauthn/options` })
      const { success, data } = ceremony.safeParse(options.json())
      if (!success) throw new TargetFailure(`the WebAuthn options cannot be read (${options.status})`)
      const { id, origin } = relyingParty
      const response = answer.person.authenticator.assert({ challenge: data.challenge, origin, rpId: id })
      return agent.send({ method: 'POST', url: `${page}/webauthn`, body: { response } })
    }
  }
}
