/** What actors do and how: the words that scenarios use for it. */
import { FlowFailure, TargetFailure } from '../errors.ts'
import type { HttpAnswer } from '../network/user-agent.ts'
import type { PerformStep, Role, Step } from '../record.ts'
import type { ChallengeSeen, RequestTemplate, Skip, TokenProof } from '../targets/target.ts'

export interface Deed {
  readonly step: Step
}

export interface Performed extends Deed {
  readonly step: PerformStep
  readonly seen: ChallengeSeen | null
}

/** What was sent that is no operation, and the answer in full; `null` when none came. */
export interface Probed extends Deed {
  readonly received: HttpAnswer | null
}

/** A one-time code, and whose authenticator (or whose luck) it is from. */
export interface Code {
  readonly text: string
  readonly of: Role | 'guess'
  /** The time step it is for, `null` when it is a guess. */
  readonly step: number | null
}

export interface AnswerHow {
  /** Default: a one-time code up to level 2, a passkey above. */
  readonly factor?: 'totp' | 'webauthn' | 'password' | 'none'
  /** With `none`: how the proof is left out; default: the browser only follows where it is sent. */
  readonly skip?: Skip
  /** Default: the next code of the actor's own authenticator. */
  readonly code?: Code
  /** Changes the parameters of the authorization request on its way through the browser. */
  readonly editAuthorization?: (parameters: URLSearchParams) => void
}

export interface PerformHow {
  /** The challenged deed whose approval this one relies on. */
  readonly after?: Performed
  /** How a token that is bound to a key is presented; default: as its holder does, or with a key of one's own. */
  readonly proof?: TokenProof
  /** Spells the deciding request in another way. */
  readonly spelled?: (request: RequestTemplate) => RequestTemplate
}

/** The challenge of a deed. @throws FlowFailure when the target did not challenge it */
export function pending(asked: Performed): ChallengeSeen {
  if (asked.seen === null) throw unexpected(`${asked.step.operation} to be challenged`, asked.step)
  return asked.seen
}

export function unexpected(what: string, step: Step): FlowFailure | TargetFailure {
  const message = `expected ${what}, but it was ${step.outcome} (exchange ${step.exchanges.at(-1) ?? 'none'})`
  return step.outcome === 'broken' ? new TargetFailure(message) : new FlowFailure(message)
}
