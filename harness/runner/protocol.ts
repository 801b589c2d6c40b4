/** What the main thread and its workers say to each other. A worker is one world: one clock, one target at a time. */
import type { Evidence, Verdict } from '../record.ts'
import type { TlsFiles } from '../targets/target.ts'

/** Where a value is exported. */
export interface ModuleRef {
  readonly url: string
  readonly name: string
}

export interface WorkerData {
  readonly target: ModuleRef
  readonly scenarios: ModuleRef
  readonly clock: 'virtual' | 'real'
  readonly tls: TlsFiles
  /** The loopback address and port that an embedded target should listen on. */
  readonly address: string
  readonly port: number
  readonly answerTimeoutMs: number
}

export type Order =
  /** @property watch weaknesses whose reach is reported with every attempt; default none */
  | { readonly do: 'start'; readonly weaken: readonly string[]; readonly watch?: readonly string[] }
  /** An attempt, for its evidence, which is judged where it is kept; or only for its verdict. */
  | { readonly do: 'attempt' | 'judge'; readonly id: string; readonly seed: number }
  | { readonly do: 'stop' }

export interface JudgedReport {
  readonly did: 'judge'
  readonly id: string
  readonly verdict: Verdict
  /** The watched weaknesses that could have made a difference, the start of the target included; `null` when it cannot tell. */
  readonly reached: readonly string[] | null
}

export type Report =
  | { readonly did: 'start'; readonly origin: string }
  | { readonly did: 'attempt'; readonly phases: readonly Evidence[] }
  | JudgedReport
  | { readonly did: 'stop' }
  /** The order failed. `config`: the user's to fix; else a bug, with its stack. */
  | { readonly did: 'fail'; readonly config: boolean; readonly message: string; readonly stack: string }
