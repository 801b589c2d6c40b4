/** Changes that a driver has to make on the way through the browser, and the demand that it made them. */
import type { Step } from '../record.ts'
import type { AnswerOptions } from '../targets/answer.ts'
import type { AnswerHow } from './deed.ts'
import { requireApplied, watched } from './watched.ts'

type Edited = 'editAuthorization' | 'editResponse' | 'editStart'

export interface Editing {
  /** For the driver. */
  readonly edits: Pick<AnswerOptions, Edited>
  /** @throws FlowFailure when the step went on although the driver left a change out */
  requireMade(step: Step): void
}

export function editing({ editAuthorization, editResponse, editStart }: Pick<AnswerHow, Edited>): Editing {
  const request = watched('the authorization request', editAuthorization)
  const response = watched('the authorization response', editResponse)
  const start = watched('the address to start from', editStart)
  return {
    edits: {
      ...(request.change !== undefined && { editAuthorization: request.change }),
      ...(response.change !== undefined && { editResponse: response.change }),
      ...(start.change !== undefined && { editStart: start.change }),
    },
    requireMade: (step) => requireApplied(step, request, response, start),
  }
}
