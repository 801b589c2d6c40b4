/** The sheet of recovery codes that a person was given: a used one is crossed off, a new sheet makes the rest worthless. */
import { FlowFailure } from '../errors.ts'
import type { Actor } from './actor.ts'
import type { Code } from './deed.ts'

/** The next code of the account's sheet. @throws FlowFailure when none is left */
export function nextRecoveryCode(actor: Actor): Code {
  const { person, account } = actor.options
  const text = person.recoveryCodes.shift()
  if (text === undefined) throw new FlowFailure('no recovery code is left: `holds` has to name `recovery-codes`')
  return { text, of: account, step: null }
}

/** The same code when it counts no more, because it was used or replaced. */
export function dead(code: Code): Code {
  return { ...code, of: 'nobody' }
}
