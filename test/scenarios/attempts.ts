/** Makes attempts on the sound reference with a stopped clock. Only for a test file of its own: `Date` is replaced for good. */
import { makeTls } from '../../harness/network/test-ca.ts'
import type { Evidence } from '../../harness/record.ts'
import { runAttempt } from '../../harness/runner/attempt.ts'
import { virtualClock } from '../../harness/runner/clock.ts'
import { plan } from '../../harness/runner/plan.ts'
import { stopTime } from '../../harness/runner/virtual-date.ts'
import type { AnyScenario } from '../../harness/scenario.ts'
import { reference } from '../../harness/targets/reference.ts'

export interface Town {
  /** The attack phases of the attempts of a scenario on one surface: of all, or up to the first that is as wanted. */
  attacks(scenario: AnyScenario, wanted?: (attack: Evidence) => boolean): Promise<Evidence[]>
  close(): Promise<void>
}

const address = '127.0.0.41'

export async function openTown(): Promise<Town> {
  const tls = await makeTls()
  stopTime(Date.now())
  const target = await reference.start({ weaken: [], address, port: 0, tls })
  const world = { definition: reference, target, clock: virtualClock, ca: tls.ca, targetAddress: address, answerTimeoutMs: 5_000 }
  let seed = 0
  return {
    async attacks(scenario, wanted = () => false) {
      const attempts = plan([{ ...scenario, surfaces: scenario.surfaces.slice(0, 1) }], reference.facts)
      const phases: Evidence[] = []
      for (const attempt of attempts.filter(({ inapplicable }) => inapplicable === null)) {
        // Another seed for each, so that nobody is enrolled twice.
        seed += 1
        const played = await runAttempt({ ...world, seed }, attempt)
        phases.push(...played.filter(({ phase }) => phase === 'attack'))
        if (phases.some(wanted)) break
      }
      return phases
    },
    close: () => target.close(),
  }
}
