/** The way back into an account of the reference for whoever reads its mail: a link, and a new password that comes of it. */
import { randomBytes } from 'node:crypto'
import type { Person } from '../../actors/person.ts'
import { TargetFailure } from '../../errors.ts'
import type { HttpAnswer, UserAgent } from '../../network/user-agent.ts'
import type { SignInOptions } from '../target.ts'
import { passwordWasSet } from './operations/change-password.ts'

export function askForLink(agent: UserAgent, origin: string, { login }: Person): Promise<HttpAnswer> {
  return agent.send({ method: 'POST', url: `${origin}/recovery`, body: { login } })
}

/**
 * Asks for a link unless there is one, reads it in the mailbox and sets a new password with it.
 * @returns the new password, or the answer that the way ended with
 * @throws TargetFailure when no link came
 */
async function recover(
  agent: UserAgent,
  origin: string,
  person: Person,
  { mail, link }: SignInOptions,
): Promise<string | HttpAnswer> {
  const asked = link === undefined ? await askForLink(agent, origin, person) : null
  if (asked !== null && asked.status !== 202) return asked
  const token = link ?? (await mail?.())?.findLast(({ text }) => text !== '')?.text
  if (token === undefined) throw new TargetFailure('no link for a forgotten password was mailed')
  const next = randomBytes(18).toString('base64url')
  const completed = await agent.send({ method: 'POST', url: `${origin}/recovery/complete`, body: { token, next } })
  return completed.status === 200 ? next : completed
}

/** The person with the password that the way in leads to, or the answer that it ended with. */
export async function whoSignsIn(
  agent: UserAgent,
  origin: string,
  person: Person,
  options: SignInOptions = {},
): Promise<Person | HttpAnswer> {
  const { login = person.login, password: typed = person.password } = options
  if (options.way !== 'recovery-link') return { ...person, login, password: typed }
  const password = await recover(agent, origin, person, options)
  if (typeof password !== 'string') return password
  passwordWasSet(person)
  return { ...person, password }
}
