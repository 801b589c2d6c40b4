/** The errors that the engine tells apart; everything else is a bug of ours (exit 70). */

export type ErrorCode = 'config' | 'target-failure' | 'flow-failure' | 'scenario'

/** The user's to fix: wrong flag, file or target. Shown as a message only, exit 64. */
export class ConfigError extends Error {
  readonly code: ErrorCode = 'config'
}

/** The target gave no usable answer: unreachable, timed out, cut off, garbage. */
export class TargetFailure extends Error {
  readonly code: ErrorCode = 'target-failure'
}

/** The flow could not go on because the target answered something else than the flow needs. */
export class FlowFailure extends Error {
  readonly code: ErrorCode = 'flow-failure'
}

/** The scenario is written wrongly, for example it uses something that its attacker never stole. */
export class ScenarioError extends Error {
  readonly code: ErrorCode = 'scenario'
}

/** The message of anything thrown, with the messages of its causes. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const text = error.message || error.name
  return error.cause === undefined ? text : `${text}: ${messageOf(error.cause)}`
}
