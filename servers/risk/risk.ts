/** How unusual a request is: what the signals said of it, and what that amounts to. */

/**
 * `low`: as the policy says. `raised`: no exemption holds. `high`: every step-up demands the strongest level.
 * `extreme`: the session is over, the token is refused.
 */
export const bands = ['low', 'raised', 'high', 'extreme'] as const
export type Band = (typeof bands)[number]

export interface Risk {
  /** Points, 0 and up; for the audit log only, never told to a client. */
  readonly score: number
  readonly band: Band
  /** One sentence for each signal that spoke. */
  readonly reasons: readonly string[]
}

/** What an open route is: nobody is there yet whose habits it could be compared with. */
export const noRisk: Risk = { score: 0, band: 'low', reasons: [] }
