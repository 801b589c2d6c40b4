/**
 * Defence: a prompt is approved only by its person, in time, with the number that the requesting session shows and for the details
 * that the phone has shown. A denial is a denial; a wrong number or other details end the prompt.
 * Stops: approvals by habit, late, by guess, on another phone, or of something else than was shown (CWE-345, CWE-754; ASVS 6.6.2, 6.6.4;
 * NIST SP 800-63B-4, 3.1.3.1, 3.1.3.2; PSD2 RTS, Art. 5(1)(a)).
 */
import { z } from 'zod'
import { type Prompt, promptDigest } from './prompts.ts'

export const pushAnswer = z.strictObject({
  prompt: z.string(),
  decision: z.enum(['approve', 'deny', 'report']),
  /** What the person typed into the phone; `null` where they approved nothing. */
  number: z.string().max(8).nullable(),
  /** Of the details that the phone has shown: see `promptDigest`. */
  digest: z.string().max(64),
  iat: z.number(),
  jti: z.string(),
})
export type PushAnswer = z.infer<typeof pushAnswer>

export interface GivenAnswer {
  readonly answer: PushAnswer
  /** The prompt that is answered, by the address that the answer came to. */
  readonly prompt: Prompt
  /** Whose phone signed the answer. */
  readonly person: string
  readonly nowMs: number
}

/** `void`: not an answer to this prompt as it stands; nothing changes. `wrong`: the prompt is dead. */
export type PushVerdict = 'approved' | 'denied' | 'reported' | 'wrong' | 'void'

export type VerifyPushAnswer = (given: GivenAnswer) => PushVerdict

export const verifyPushAnswer: VerifyPushAnswer = ({ answer, prompt, person, nowMs }) => {
  if (!canBeAnswered({ answer, prompt, person, nowMs })) return 'void'
  switch (answer.decision) {
    case 'deny':
      return 'denied'
    case 'report':
      return 'reported'
    case 'approve':
      return answer.number === prompt.number && answer.digest === promptDigest(prompt.details) ? 'approved' : 'wrong'
  }
}

/** Whether the answer is one to this prompt at all: only then it can be right or wrong. */
export function canBeAnswered({ answer, prompt, person, nowMs }: GivenAnswer): boolean {
  return prompt.person === person && prompt.id === answer.prompt && prompt.state === 'open' && prompt.expiresAt > nowMs
}
