/** Opening an account, in all the ways that there are, and who may use its password. */
import type { Step } from '../record.ts'
import type { Actor } from './actor.ts'
import { type SignInHow, unexpected } from './deed.ts'
import { editing } from './editing.ts'
import { mailboxOf } from './mailbox.ts'

type SignInStep = Extract<Step, { does: 'sign-in' }>

/** Ways that begin with the password of the account, where none is typed in its place. */
const takesPassword: ReadonlySet<string> = new Set(['password', 'unfinished'])

/** @throws when the victim is not let in, unless it was left unfinished, or something else than what is right was given */
export async function openAccount(
  actor: Actor,
  way: string,
  { comparison, code, link, editAuthorization, editResponse, editStart, ...typed }: SignInHow,
): Promise<SignInStep> {
  if (takesPassword.has(way) && typed.password === undefined) mayUsePassword(actor)
  const mail = way === 'recovery-link' ? mailboxOf(actor) : undefined
  const { edits, requireMade } = editing({
    ...(editAuthorization && { editAuthorization }),
    ...(editResponse && { editResponse }),
    ...(editStart && { editStart }),
  })
  const step = await actor.deed<SignInStep>(
    (client) =>
      client.signIn({
        ...(way !== 'password' && { way }),
        ...(mail !== undefined && { mail }),
        ...(code !== undefined && { code: code.text }),
        ...(link !== undefined && { link: link.text }),
        ...typed,
        ...edits,
      }),
    (base, answer) => ({ does: 'sign-in', ...base, outcome: actor.classify(answer), way, comparison: comparison ?? null }),
  )
  const meansToGetIn = way !== 'unfinished' && typed.password === undefined && editStart === undefined
  if (step.outcome !== 'done' && actor.options.role === 'victim' && meansToGetIn) throw unexpected('the sign-in to succeed', step)
  requireMade(step)
  return step
}

/** @throws ScenarioError when somebody else than the owner uses a password that was not stolen */
export function mayUsePassword({ options: { role, account, stage } }: Actor): void {
  if (role !== account) stage.mayUse('password')
}
