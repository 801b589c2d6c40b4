/** A target started in the thread of the tests, for those that are written by hand: actors and servers share this thread's clock. */
import { makeTls } from '../network/test-ca.ts'
import { type Clock, realClock, virtualClock } from '../runner/clock.ts'
import { startTarget } from '../runner/start-target.ts'
import { realNow, resumeTime, stopTime, virtualStart } from '../runner/virtual-date.ts'
import type { Target, TargetDefinition, TlsFiles } from '../targets/target.ts'

export interface LiveOptions {
  readonly definition: TargetDefinition
  /** Ids of weaknesses to plant. */
  readonly weaken: readonly string[]
  /** Of people, passwords and values. */
  readonly seed: number
  /** `virtual`: `Date` of this thread stands still until `clock.advance` moves it, and is the real one again after `close`. */
  readonly clock: 'virtual' | 'real'
}

export interface LiveTarget {
  readonly definition: TargetDefinition
  readonly target: Target
  readonly tls: TlsFiles
  readonly clock: Clock
  readonly seed: number
  /** The loopback address that it listens on; every host name of it leads there. */
  readonly address: string
  /** Counts the scenes from 0: their people have addresses of their own. */
  nextScene(): number
  close(): Promise<void>
}

/** @throws ConfigError for an unknown weakness, or a target that is not on this machine */
export async function startLive({ definition, weaken, seed, clock }: LiveOptions): Promise<LiveTarget> {
  const address = '127.0.0.1'
  // The TLS library reads the real time.
  const tls = await makeTls(undefined, realNow())
  const virtual = clock === 'virtual'
  if (virtual) stopTime(virtualStart)
  const target = await startTarget(definition, { weaken, address, port: 0, tls }).catch((error: unknown) => {
    resumeTime()
    throw error
  })
  let scenes = 0
  return {
    definition,
    target,
    tls,
    clock: virtual ? virtualClock : realClock,
    seed,
    address,
    nextScene() {
      scenes += 1
      return scenes - 1
    },
    async close() {
      await target.close()
      resumeTime()
    },
  }
}
