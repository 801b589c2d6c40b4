/** The mailbox of an account's owner, as the target writes to it. */
import { FlowFailure, ScenarioError } from '../errors.ts'
import type { Step } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { Mail } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import { lacking } from './deed.ts'

/** Reads it. @throws ScenarioError when an attacker may not, or the target shows no mail */
export function mailboxOf(reader: Actor): () => Promise<readonly Mail[]> {
  const { stage, role, account, person } = reader.options
  const { target } = stage.options
  if (role !== account) stage.mayUse('mailbox')
  if (target.mailbox === undefined) throw new ScenarioError('this target shows no mail: `needs` has to name `mailbox`')
  const { mailbox } = target
  return () => hooked('mailbox', mailbox(person))
}

/** Has a link for a forgotten password sent to the account's owner, and reads it. @throws FlowFailure when none came */
export async function askForLink(actor: Actor): Promise<Mail> {
  const read = mailboxOf(actor)
  await actor.deed<Extract<Step, { does: 'probe' }>>(
    (client) => (client.askForLink ?? lacking('recovery-link'))(),
    (base, answer) => ({
      does: 'probe',
      ...base,
      outcome: actor.classify(answer),
      what: 'asks for a link for a forgotten password',
      comparison: null,
      demands: null,
    }),
  )
  const mail = (await read()).findLast(({ text }) => text !== '')
  if (mail === undefined) throw new FlowFailure('no link for a forgotten password was mailed')
  return mail
}
