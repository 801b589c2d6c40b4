/** What somebody does, besides proving a factor, on the way through the place where a challenge is answered; and what was seen there. */
import type { AnswerStep, Values } from '../record.ts'
import type { Clock } from '../runner/clock.ts'
import type { AnswerOptions } from '../targets/target.ts'
import type { AnswerHow } from './deed.ts'

export class ProviderVisit {
  /** For the driver. */
  readonly options: AnswerOptions
  readonly #how: AnswerHow
  #shown: Values | null = null
  #edited = false

  /** @param proofOf whose authenticator answers: its owner reads the page first */
  constructor(how: AnswerHow, clock: Clock, proofOf: AnswerStep['proofOf']) {
    this.#how = how
    const { editAuthorization, heldUpSeconds } = how
    this.options = {
      ...(editAuthorization !== undefined && { editAuthorization: (parameters) => this.#edit(editAuthorization, parameters) }),
      ...((proofOf === 'victim' || proofOf === 'attacker') && { look: (shown) => this.#look(shown) }),
      ...(heldUpSeconds !== undefined && { beforeReturn: () => clock.advance(heldUpSeconds) }),
    }
  }

  /** What the page showed; `null` when nobody looked. */
  get shown(): Values | null {
    return this.#shown
  }

  /** Whether the driver took no notice of a change of the authorization request. */
  get leftUnedited(): boolean {
    return this.#how.editAuthorization !== undefined && !this.#edited
  }

  #edit(change: (parameters: URLSearchParams) => void, parameters: URLSearchParams): void {
    this.#edited = true
    change(parameters)
  }

  #look(shown: Values): 'approve' | 'give-up' {
    this.#shown = shown
    const { believing = {} } = this.#how
    return Object.entries(believing).every(([field, value]) => isPartOf(shown[field] ?? '', value)) ? 'approve' : 'give-up'
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
