/** What somebody does, besides proving a factor, on the way through the place where a challenge is answered; and what was seen there. */
import type { Values } from '../record.ts'
import type { Answer, AnswerOptions } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { AnswerHow } from './deed.ts'
import { type Editing, editing } from './editing.ts'
import { nothing, type Proven } from './proof.ts'

export class ProviderVisit {
  /** For the driver. */
  readonly options: AnswerOptions
  /** Demands that the driver made the changes on the way. */
  readonly requireMade: Editing['requireMade']
  readonly #believing: Values
  #shown: Values | null = null
  #endedEarly = false

  /** Whoever has the authenticators reads what he approves with one; somebody who has only come by a code does not care. */
  constructor({ options: { authenticatorsOf, stage } }: Actor, how: AnswerHow, { factor }: Answer) {
    const { heldUpSeconds, signInAs, believing = {} } = how
    const { edits, requireMade } = editing(how)
    this.requireMade = requireMade
    this.#believing = believing
    this.options = {
      ...edits,
      ...(signInAs !== undefined && { signInAs: signInAs.options.person }),
      ...(authenticatorsOf !== null && factor !== 'password' && factor !== 'none' && { look: (shown) => this.#look(shown) }),
      endsEarly: () => {
        this.#endedEarly = true
      },
      ...(heldUpSeconds !== undefined && { beforeReturn: () => stage.options.clock.advance(heldUpSeconds) }),
    }
  }

  /** What the page showed; `null` when nobody looked. */
  get shown(): Values | null {
    return this.#shown
  }

  /** What was proven, nothing where the way ended before. */
  recorded(proven: Proven): Proven['recorded'] {
    return this.#endedEarly ? nothing.recorded : proven.recorded
  }

  #look(shown: Values): 'approve' | 'give-up' {
    this.#shown = shown
    return Object.entries(this.#believing).every(([field, value]) => isPartOf(shown[field] ?? '', value)) ? 'approve' : 'give-up'
  }
}

/** Whether nothing is shown that was not believed; of a list all that is shown. What is not shown raises no doubt. */
function isPartOf(shown: Values[string], believed: Values[string]): boolean {
  const parts = String(believed).split(', ')
  return (
    shown === '' ||
    String(shown)
      .split(', ')
      .every((part) => parts.includes(part))
  )
}
