/** What actors do and how: the words that scenarios use for it. */
import { FlowFailure, ScenarioError, TargetFailure } from '../errors.ts'
import type { HttpAnswer } from '../network/user-agent.ts'
import type { Challenge, PerformStep, Role, Step } from '../record.ts'
import { proofFaults } from '../targets/dpop-proof.ts'
import type { ChallengeSeen, RequestTemplate, TokenProof } from '../targets/target.ts'

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
  /** Default: a one-time code up to level 2, a passkey above. `another-provider`: nothing is proven, and `editResponse` brings its answer. */
  readonly factor?: 'totp' | 'webauthn' | 'password' | 'none' | 'another-provider'
  /** Default: the next code of the actor's own authenticator. */
  readonly code?: Code
  /** Changes the parameters of the authorization request on its way through the browser. */
  readonly editAuthorization?: (parameters: URLSearchParams) => void
  /** As for a sign-in: nothing is proven then, whatever the factor. */
  readonly editResponse?: (response: URL) => void
}

/** The person gives up at the provider when the response is edited: nothing is proven then. */
export type SignInHow = Pick<AnswerHow, 'editAuthorization' | 'editResponse'>

export interface PerformHow {
  /** The challenged deed whose approval this one relies on. */
  readonly after?: Performed
  /** How a token that is bound to a key is presented; default: as its holder does, or with a key of one's own. */
  readonly proof?: TokenProof
  /** Spells the deciding request in another way. */
  readonly spelled?: (request: RequestTemplate) => RequestTemplate
}

const otherProofs = { none: 'a bound token without a proof', 'own-key': 'a proof by another key', seen: 'a proof that was seen' }

/** What a proof is in the place of the one that the holder of the key makes for the request; `null`: nothing else. */
export function presentedInstead(proof: TokenProof | undefined): string | null {
  if (proof === undefined) return null
  return typeof proof === 'string' ? otherProofs[proof] : proofFaults[proof.fault]
}

/** @throws ScenarioError for a driver that cannot do what the scenario wants */
export function lacking(capability: string): never {
  throw new ScenarioError(`this target has no ${capability}: \`needs\` has to name it`)
}

/** A driver that leaves the deviation out would make every target look safe. @throws FlowFailure when the step went on all the same */
export function requireApplied(step: Step, what: string): void {
  if (step.outcome !== 'done' && step.outcome !== 'challenged') return
  throw new FlowFailure(`the target's driver did not apply ${what}`)
}

/** The changes that a driver has to make on the way through the browser, and the demand that it made them. */
export function editing({ editAuthorization, editResponse }: SignInHow) {
  const unmade = new Set<string>()
  function watched<T>(what: string, change: ((value: T) => void) | undefined): ((value: T) => void) | undefined {
    if (change === undefined) return undefined
    unmade.add(what)
    return (value) => {
      unmade.delete(what)
      change(value)
    }
  }
  const request = watched('the change of the authorization request', editAuthorization)
  const response = watched('the change of the authorization response', editResponse)
  const edits = { ...(request && { editAuthorization: request }), ...(response && { editResponse: response }) }
  const requireMade = (step: Step) => {
    for (const what of unmade) requireApplied(step, what)
  }
  return { edits, requireMade }
}

/** A challenge as the record tells it; `null` when there was none. */
export function recorded(
  seen: ChallengeSeen | null,
  concerns: () => Omit<Challenge, 'level' | 'maxAgeSeconds'>,
): Challenge | null {
  return seen === null ? null : { ...concerns(), level: seen.level, maxAgeSeconds: seen.maxAgeSeconds }
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
