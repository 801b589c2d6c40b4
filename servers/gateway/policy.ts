/** What a route demands. A route without a policy does not compile; a path without a route is not served. */
import type { Request, Response } from 'express'
import type { Details } from '../details.ts'
import type { Level } from '../levels.ts'
import type { Approval, Visit } from './visit.ts'

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
  /** `foreign`: the terms are an app's own words, and nothing in them is taken for money. Default: they are ours. */
  readonly terms?: 'foreign'
  /**
   * Why this once no approval is needed, `null` when it is; never asked when the risk is raised. Default: never.
   * What it counts it takes at once; whoever acts gives it back when the action is refused after all.
   */
  readonly exemption?: (visit: Visit, details: Details) => string | null
}

/** What a step-up route was opened for. Whoever acts takes the terms from here: what is read anew may have changed. */
export interface Grant {
  readonly details: Details
  /** What opened the route; `null`: no approval was needed. */
  readonly approval: Approval | null
  /** Why none was; `null`: there was one. */
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
  /** The answer of the app behind the gateway. It is begun here, and logs what becomes of it. */
  | { readonly kind: 'forwarded'; readonly send: (response: Response) => void }
  | ({ readonly kind: 'refusal'; readonly sets?: readonly SetCookie[] } & Refusal)

export interface SetCookie {
  readonly name: string
  /** `null` removes the cookie. */
  readonly value: string | null
  /** Seconds for which the browser keeps it; default: until the browser is closed. */
  readonly keptSeconds?: number
}

interface Declared {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  /** Segments that start with a colon are parameters; `*` as the last one stands for one segment or more. */
  readonly path: string
  readonly policy: Policy
  /** True for what pages ask for by themselves, such as news to poll for: it keeps no session alive. Default: a person asks. */
  readonly passive?: true
  /**
   * `none` where pages send requests that are not ours to write: a session without a device key may do what has to be approved, and
   * one that has a key need not prove it. Default: a session proves its key with all that changes something.
   */
  readonly deviceProof?: 'none'
}

/** What a route demands of the device of a session. */
export type DeviceProof = Declared['deviceProof']

export type Route =
  /**
   * `act` runs in one transaction with the audit event about it: both are there, or neither.
   * On a step-up route it is told what was granted.
   */
  | (Declared & { readonly act: (visit: Visit, grant?: Grant) => Reply })
  /** `converse` asks somebody else in between; what it writes it writes in steps that may each be the last. */
  | (Declared & { readonly converse: (visit: Visit) => Promise<Reply> })
  /** `forward` hands the request to the app behind the gateway, once the step is logged and on the disk. */
  | (Declared & { readonly forward: Forwarding })

export interface Forwarding {
  /** Checks what is to be passed on, before the decision. Returns what is refused with, else `null`. */
  readonly read: (request: Request, response: Response) => Promise<{ readonly status: number; readonly reason: string } | null>
  /** Resolves when the answer has begun, or there will be none. @param approval what opened the route, `null` where none was demanded */
  readonly send: (visit: Visit, approval: Approval | null, response: Response) => Promise<void>
}

/** The refusal that a refusing function gave, as a reply. */
export function refusal(status: Refusal['status'], reason: string): Extract<Reply, { kind: 'refusal' }> {
  return { kind: 'refusal', status, reason }
}
