/** One operation of the reference: what it demands, the requests that make it up, and how it is seen that it happened. */
import type { Deployment } from '../../../../servers/index.ts'
import type { Person } from '../../../actors/person.ts'
import type { HttpAnswer } from '../../../network/user-agent.ts'
import type { OperationFacts, Values } from '../../../record.ts'
import type { PerformOptions, RequestTemplate } from '../../target.ts'

/** Sends one request as the surface authorises it. */
export type Call = (request: RequestTemplate) => Promise<HttpAnswer>

export interface ReferenceOperation {
  readonly facts: OperationFacts
  /** The deciding request, to which `options.edit` is applied, comes last. @param person whose account it is: gets what the answer gives out */
  perform(call: Call, values: Values, options: PerformOptions, person: Person): Promise<HttpAnswer>
  /** Whether the answer carries what only this operation gives; absent where nothing is disclosed. */
  discloses?(answer: HttpAnswer): boolean
  /** The values with which it happened to the person so far; absent where nothing stays. */
  effects?(deployment: Deployment, person: Person): readonly Values[]
}

export function unedited(request: RequestTemplate): RequestTemplate {
  return request
}
