/**
 * Defence: whoever fails learns one thing, the same for an unknown login, a wrong password or code, and anything that is locked.
 * Stops: answers tell which logins exist, who is locked, or which part was right (CWE-203, CWE-204; ASVS 6.3.8; PSD2 RTS, Art. 4(3)(a)).
 */

/** What happened, for the server. */
export type Refused =
  /** The secret does not fit, or its login is nobody's. */
  | 'wrong'
  /** Too many guesses: it was not looked at. */
  | 'guesses-used-up'
  /** The person is locked. */
  | 'account-locked'
  /** Another step comes first, or the interaction is over. */
  | 'not-next'
  /** The request cannot be read. */
  | 'malformed'
  /** Somebody who has given the password holds no factor that suffices. */
  | 'no-suitable-factor'
  /** No further prompt is sent to the phone now. */
  | 'no-prompt-now'

export interface RefusalOnTheWire {
  readonly status: number
  readonly body: { readonly error: string; readonly error_description: string }
}

export type DescribeRefusal = (refused: Refused) => RefusalOnTheWire

export const describeRefusal: DescribeRefusal = (refused) => {
  switch (refused) {
    case 'wrong':
    case 'guesses-used-up':
    case 'account-locked':
      return { status: 403, body: { error: 'not_accepted', error_description: 'the answer was not accepted' } }
    case 'not-next':
      return { status: 409, body: { error: 'not_accepted', error_description: 'another proof is needed first' } }
    case 'malformed':
      return { status: 400, body: { error: 'not_accepted', error_description: 'the answer could not be read' } }
    case 'no-suitable-factor':
      return {
        status: 403,
        body: { error: 'no_suitable_factor', error_description: 'this takes a factor that you have not set up' },
      }
    case 'no-prompt-now':
      return {
        status: 429,
        body: { error: 'no_prompt_now', error_description: 'no prompt is sent now: use another factor, or wait' },
      }
  }
}
