/** The mailbox of an account's owner, as the target writes to it. */
import { ScenarioError } from '../errors.ts'
import { hooked } from '../targets/hooked.ts'
import type { Mail } from '../targets/target.ts'
import type { Actor } from './actor.ts'

/** Reads it. @throws ScenarioError when an attacker may not, or the target shows no mail */
export function mailboxOf(reader: Actor): () => Promise<readonly Mail[]> {
  const { stage, role, account, person } = reader.options
  const { target } = stage.options
  if (role !== account) stage.mayUse('mailbox')
  if (target.mailbox === undefined) throw new ScenarioError('this target shows no mail: `needs` has to name `mailbox`')
  const { mailbox } = target
  return () => hooked('mailbox', mailbox(person))
}
