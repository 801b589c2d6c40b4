/** What a browser does at the reference's identity provider: give a password, a code or a passkey, wait for the phone, or nothing at all. */
import { z } from 'zod'
import type { Person } from '../../actors/person.ts'
import { TargetFailure } from '../../errors.ts'
import { type HttpAnswer, locationOf } from '../../network/http-answer.ts'
import type { UserAgent } from '../../network/user-agent.ts'
import type { Answer, Skip } from '../target.ts'

export interface RelyingPartyFacts {
  readonly id: string
  readonly origin: string
}

const ceremony = z.object({ challenge: z.string() })
const prompted = z.object({ number: z.string() })

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

export async function giveUp(agent: UserAgent, page: string): Promise<HttpAnswer> {
  return agent.send({ method: 'POST', url: `${page}/cancel`, body: {} })
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
      await giveUp(agent, page)
      return agent.send({ method: 'GET', url: onwards })
    case 'claim':
      return agent.send({ method: 'POST', url: `${page}/webauthn`, body: { ...claims, response: {} } })
  }
}

/** Flags by which clients have said elsewhere that they are done. */
const claims = { verified: true, mfaVerified: true, postLogin: true, method: 'webauthn', acr: 'urn:stepproof:acr:3', level: 3 }

/** Gives a factor at the provider's page, after login and password where somebody else signs in first. */
export async function giveFactor(
  agent: UserAgent,
  page: string,
  person: Person,
  answer: Answer,
  relyingParty: RelyingPartyFacts,
  signInAs?: Person,
): Promise<HttpAnswer> {
  if (signInAs !== undefined) {
    const known = await givePassword(agent, page, signInAs)
    if (known.status !== 200) return known
  }
  const post = (path: string, body?: unknown) => agent.send({ method: 'POST', url: page + path, body })
  switch (answer.factor) {
    case 'password':
      return givePassword(agent, page, person)
    case 'none':
      return leaveOut(agent, page, answer.skip)
    case 'totp':
      return post('/totp', { code: answer.code })
    case 'recovery-code':
      return post('/recovery', { code: answer.code })
    case 'webauthn': {
      if (answer.ceremony === 'left-out') return post('/webauthn', { response: answer.respond(null) })
      const options = await post('/webauthn/options')
      const { success, data } = ceremony.safeParse(options.json())
      if (!success && options.status < 400) throw new TargetFailure(`the WebAuthn options cannot be read (${options.status})`)
      if (!success) return options
      const { id, origin } = relyingParty
      return post('/webauthn', { response: answer.respond({ challenge: data.challenge, origin, rpId: id }) })
    }
    case 'push':
      return waitForPhone(post, answer)
  }
}

/** The provider shows the number as long as the phone has not answered; a refusal to ask the phone ends it. */
async function waitForPhone(
  post: (path: string, body?: unknown) => Promise<HttpAnswer>,
  { opens, meanwhile }: Extract<Answer, { factor: 'push' }>,
): Promise<HttpAnswer> {
  const opened = opens === 'prompt' ? await post('/push') : null
  if (opened !== null && opened.status !== 200) return opened
  await meanwhile(prompted.safeParse(opened?.json()).data?.number ?? null)
  return post('/push/finish')
}
