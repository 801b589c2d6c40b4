/** What a person's phone shows and says, and how a target's driver passes it on. */
import type { HttpAnswer } from '../network/user-agent.ts'

/** A request for approval as the phone shows it. */
export interface PromptShown {
  /** The target's own id; recorded as a label only. */
  readonly id: string
  /** Epoch milliseconds after which nobody may approve it any more. */
  readonly expiresAt: number
  /** The driver's own handle. */
  readonly handle: unknown
}

export type PhoneDecision =
  /** @param number as it is typed into the phone; `null` when none is */
  { readonly kind: 'approve'; readonly number: string | null } | { readonly kind: 'deny' } | { readonly kind: 'report' }

export interface PhoneLine {
  /** Empty when the target showed nothing; the answer says why. */
  look(): Promise<{ readonly answer: HttpAnswer; readonly prompts: readonly PromptShown[] }>
  decide(prompt: PromptShown, decision: PhoneDecision): Promise<HttpAnswer>
}
