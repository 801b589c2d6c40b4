/** What actors do and how: the words that scenarios use for it. */
import type { Forgery } from '../authenticators/assertion-forgeries.ts'
import type { Assertion } from '../authenticators/software-authenticator.ts'
import { FlowFailure, ScenarioError, TargetFailure } from '../errors.ts'
import type { HttpAnswer } from '../network/user-agent.ts'
import type { PerformStep, Role, Step, Values } from '../record.ts'
import type { Answer } from '../targets/answer.ts'
import { proofFaults } from '../targets/dpop-proof.ts'
import type { ChallengeSeen, Mail, RequestTemplate, Skip, TokenProof } from '../targets/target.ts'
import type { Actor } from './actor.ts'

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

/** A challenge that was answered. */
export interface Answered extends Deed {
  /** The passkey's answer as it was handed in, for whoever wants to hand it in again; `null` where there was none. */
  readonly assertion: Assertion | null
}

/** A one-time or recovery code, and whose authenticator (or whose luck) it is from; `nobody`: it counts no more. */
export interface Code {
  readonly text: string
  readonly of: Role | 'guess' | 'nobody'
  /** The time step it is for, `null` when it is a guess or a recovery code. */
  readonly step: number | null
}

export interface StartHow {
  /** Changes the address that the browser starts from, as in a link that somebody sent. */
  readonly editStart?: (address: URL) => void
}

export interface AnswerHow extends StartHow {
  /**
   * Default: the password at level 1, a one-time code at level 2, a passkey above. `another-provider`: nothing is proven, and
   * `editResponse` brings its answer.
   */
  readonly factor?: Answer['factor'] | 'another-provider'
  /** With `none`: how the proof is left out; default: the browser only follows where it is sent. */
  readonly skip?: Skip
  /** Default: the next code of the actor's own authenticator, or the next of the own sheet of recovery codes. */
  readonly code?: Code
  /** How the passkey's answer differs from an honest one; default: not at all. */
  readonly forged?: Forgery
  /** Whose authenticator answers; default: the actor's own. The attacker's use of the victim's needs `assertion` in `steals`. */
  readonly authenticatorOf?: Actor
  /** A passkey's answer that was made before; by default with options asked for all the same. */
  readonly captured?: Assertion
  /** Default `begun`. */
  readonly ceremony?: 'begun' | 'left-out'
  /** What happens on phones between the prompt and going on; default: the actor looks at his own and approves. */
  readonly meanwhile?: (shown: NumberShown) => Promise<unknown>
  /** Default `prompt`. */
  readonly opens?: 'prompt' | 'nothing'
  /** Whose login and password are given where the target asks for them first; default: the account's. */
  readonly signInAs?: Actor
  /** Changes the parameters of the authorization request on its way through the browser. */
  readonly editAuthorization?: (parameters: URLSearchParams) => void
  /** As for a sign-in: nothing is proven then, whatever the factor. */
  readonly editResponse?: (response: URL) => void
  /** What the person believes to approve: whoever reads something else on the page gives up. Default: approves what is there. */
  readonly believing?: Values
  /** Seconds for which the way back is held up after the proof; takes a `clock`. */
  readonly heldUpSeconds?: number
}

/** What the requesting browser shows while it waits; `null`: no number. */
export interface NumberShown {
  readonly number: string | null
}

/** The person gives up at the provider when the response is edited: nothing is proven then. */
export interface SignInHow extends Pick<AnswerHow, 'editAuthorization' | 'editResponse' | 'editStart'> {
  /** The login as it is typed; default: the account's own. */
  readonly login?: string
  /** A guess; default: the password of the account. */
  readonly password?: string
  /** What a sign-in that waits for it goes on with (`resumed`). */
  readonly code?: Code
  /** A link for a forgotten password that was mailed before (`recovery-link`); default: another one is asked for. */
  readonly link?: Mail
  /** Sign-ins and probes of one comparison have to be answered alike. */
  readonly comparison?: string
}

export interface PerformHow {
  /** The challenged deed whose approval this one relies on. */
  readonly after?: Performed
  /** How a token that is bound to a key is presented; default: as its holder does, or with a key of one's own. */
  readonly proof?: TokenProof
  /** Where a factor is bound: only begins, or finishes what somebody began; default `whole`. */
  readonly enrolment?: 'whole' | 'begin' | { readonly begunBy: Actor }
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

/** The challenge of a deed. @throws FlowFailure when the target did not challenge it */
export function pending(asked: Performed): ChallengeSeen {
  if (asked.seen === null) throw unexpected(`${asked.step.operation} to be challenged`, asked.step)
  return asked.seen
}

export function unexpected(what: string, step: Step): FlowFailure | TargetFailure {
  const message = `expected ${what}, but it was ${step.outcome} (exchange ${step.exchanges.at(-1) ?? 'none'})`
  return step.outcome === 'broken' ? new TargetFailure(message) : new FlowFailure(message)
}
