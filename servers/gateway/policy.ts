/** What a route demands. A route without a policy does not compile; a path without a route is not served. */
import type { Details } from '../details.ts'
import type { Level } from '../levels.ts'
import type { Visit } from './visit.ts'

export interface StepUp {
  readonly kind: 'step-up'
  /** A function where it depends on the person or the object, for example on the strongest factor that is held. */
  readonly level: Level | ((visit: Visit) => Level)
  /** Seconds since the factor was verified; `null`: as long as the approval lasts. */
  readonly maxAgeSeconds: number | null
  /** True when one approval opens the action once. */
  readonly once: boolean
  readonly administrators: boolean
  /** What has to be approved; a refusal when the object is not there or not the person's. */
  readonly details: (visit: Visit) => Details | Refusal
  /**
   * Why this once no approval is needed, `null` when it is; never asked when the risk is raised. Default: never.
   * What it counts it takes at once; whoever acts gives it back when the action is refused after all.
   */
  readonly exemption?: (visit: Visit, details: Details) => string | null
}

/** What a step-up route was opened for. Whoever acts takes the terms from here: what is read anew may have changed. */
export interface Grant {
  readonly details: Details
  /** Why no approval was needed; `null`: there was one. */
  readonly exemption: string | null
}

export type Policy =
  /** Anybody: sign-in, callback, the front page. */
  | { readonly kind: 'open' }
  /** A session or token of level 1. */
  | { readonly kind: 'signed-in' }
  /** An approval for exactly these details, at this level and no older than this. */
  | StepUp

export interface Refusal {
  readonly status: 400 | 403 | 404 | 409 | 429
  readonly reason: string
}

export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly sets?: readonly SetCookie[] }
  | { readonly kind: 'html'; readonly status: number; readonly html: string }
  /** A style sheet or script of ours. */
  | { readonly kind: 'asset'; readonly type: string; readonly text: string }
  | { readonly kind: 'redirect'; readonly to: string; readonly sets?: readonly SetCookie[] }
  | ({ readonly kind: 'refusal'; readonly sets?: readonly SetCookie[] } & Refusal)

export interface SetCookie {
  readonly name: string
  /** `null` removes the cookie. */
  readonly value: string | null
  /** Seconds for which the browser keeps it; default: until the browser is closed. */
  readonly keptSeconds?: number
}

interface Declared {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Segments that start with a colon are parameters. */
  readonly path: string
  readonly policy: Policy
  /** True for what pages ask for by themselves, such as news to poll for: it keeps no session alive. Default: a person asks. */
  readonly passive?: true
}

export type Route =
  /**
   * `act` runs in one transaction with the audit event about it: both are there, or neither.
   * On a step-up route it is told what was granted.
   */
  | (Declared & { readonly act: (visit: Visit, grant?: Grant) => Reply })
  /** `converse` asks somebody else in between; what it writes it writes in steps that may each be the last. */
  | (Declared & { readonly converse: (visit: Visit) => Promise<Reply> })

/** The refusal that a refusing function gave, as a reply. */
export function refusal(status: Refusal['status'], reason: string): Extract<Reply, { kind: 'refusal' }> {
  return { kind: 'refusal', status, reason }
}
