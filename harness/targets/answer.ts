/** How a challenge is answered: what a driver gets, and has to hand in as it is. */

import type { Person } from '../actors/person.ts'
import type { Assertion, Ceremony } from '../authenticators/software-authenticator.ts'
import type { Values } from '../record.ts'

export type Answer =
  | { readonly factor: 'totp'; readonly code: string }
  | { readonly factor: 'recovery-code'; readonly code: string }
  | {
      readonly factor: 'webauthn'
      /** `left-out`: no options are asked for; what is handed in was made before. */
      readonly ceremony: 'begun' | 'left-out'
      /** What is handed in. @param asked what the target's options and origin say; `null` when the ceremony is left out */
      readonly respond: (asked: Ceremony | null) => Assertion
    }
  | {
      readonly factor: 'push'
      /** `nothing`: no prompt is asked for; the browser goes on as if one had been approved. */
      readonly opens: 'prompt' | 'nothing'
      /** To be awaited between the prompt and going on. @param number as the browser shows it, `null` when it shows none */
      readonly meanwhile: (number: string | null) => Promise<void>
    }
  /** Only the password again. */
  | { readonly factor: 'password' }
  /** Nothing is proven: the browser follows where it is sent, or leaves the proof out in this way. */
  | { readonly factor: 'none'; readonly skip?: Skip }

/** Ways to leave a proof out that a state machine may take for having given it. */
export type Skip =
  /** Calls the address that the challenge goes on with after the proof. */
  | 'resume'
  /** Sends the form of the proof with nothing in it. */
  | 'empty'
  /** Calls the end of a proof on another device, which was never begun. */
  | 'finish'
  /** Gives up, and goes on as if the proof had been given. */
  | 'cancel'
  /** Sends no proof but the claim that it was given, with the names that such flags usually have. */
  | 'claim'

export interface AnswerOptions {
  /** Changes the address that the browser starts from. */
  readonly editStart?: (address: URL) => void
  /** Changes the parameters of the authorization request on its way through the browser. */
  readonly editAuthorization?: (parameters: URLSearchParams) => void
  /**
   * Changes the authorization response on its way back through the browser. Nothing is proven then: the person gives up at the provider,
   * whose answer carries no more than what belongs to the request.
   */
  readonly editResponse?: (response: URL) => void
  /** Called with what the page shows of that which is approved, before it is; asked for where the target has an `approval-page`. */
  readonly look?: (shown: Values) => 'approve' | 'give-up'
  /** Called when the way ends before anything was proven: the person gave up, or was not asked. */
  readonly endsEarly?: () => void
  /** Called between the proof and the way back to the target. */
  readonly beforeReturn?: () => void
  /** Somebody else than the account's owner: his login and password are given where the target asks for them first. */
  readonly signInAs?: Person
}
