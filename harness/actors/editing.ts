/** Changes that a driver has to make on the way through the browser, and the demand that it made them. */
import type { Step } from '../record.ts'
import type { AnswerOptions } from '../targets/answer.ts'
import type { AnswerHow } from './deed.ts'
import { requireApplied, watched } from './watched.ts'

export interface Editing {
  /** For the driver. */
  readonly edits: Pick<AnswerOptions, 'editAuthorization' | 'editResponse'>
  /** @throws FlowFailure when the step went on although the driver left a change out */
  requireMade(step: Step): void
}

export function editing({ editAuthorization, editResponse }: Pick<AnswerHow, 'editAuthorization' | 'editResponse'>): Editing {
  const request = watched(editAuthorization)
  const response = watched(editResponse)
  return {
    edits: {
      ...(request.change !== undefined && { editAuthorization: request.change }),
      ...(response.change !== undefined && { editResponse: response.change }),
    },
    requireMade(step) {
      if (request.leftOut()) requireApplied(step, 'the change of the authorization request')
      if (response.leftOut()) requireApplied(step, 'the change of the authorization response')
    },
  }
}
