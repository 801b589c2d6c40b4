import { afterAll, expect, test } from 'vitest'
import { moduleUrl } from '../../harness/module-url.ts'
import { type Hand, share } from '../../harness/runner/crew.ts'
import { plan } from '../../harness/runner/plan.ts'
import { hire } from '../../harness/runner/run.ts'
import { reference } from '../../harness/targets/reference.ts'
import { scenarios } from '../../scenarios/index.ts'

const hands: Hand[] = []
afterAll(() => Promise.all(hands.map((hand) => hand.dismiss())))

/** `SEEDS=20` plays the whole library with so many seeds; otherwise two seeds play one attempt of every third scenario. */
const wanted = Number(process.env.SEEDS ?? 2)
const attempts = plan(scenarios, reference.facts)
const one = [...new Map(attempts.map((attempt) => [attempt.scenario.id, attempt])).values()]
const chosen = process.env.SEEDS === undefined ? one.filter((_attempt, index) => index % 3 === 0) : attempts

test(
  `${wanted} seeds in a row give no difference in verdicts`,
  async () => {
    const modules = {
      target: { url: moduleUrl('../../harness/targets/reference', import.meta.url).href, name: 'reference' },
      scenarios: { url: moduleUrl('../../scenarios/index', import.meta.url).href, name: 'scenarios' },
    }
    hands.push(...(await hire({ definition: reference, ...modules, port: 0, answerTimeoutMs: 20_000 }, 2)))
    const seeds = Array.from({ length: wanted }, (_, index) => 100 + index)
    const verdicts = new Map<number, string[]>()
    await share(hands, seeds, async (hand, seed) => {
      await hand.carryOut({ do: 'start', weaken: [] })
      const found: string[] = []
      for (const { id } of chosen) {
        // The reason names how a real race went, which no seed decides.
        const { verdict } = await hand.carryOut({ do: 'judge', id, seed })
        found.push(`${id}: ${verdict.kind}`)
      }
      verdicts.set(seed, found)
    })
    const [first = []] = verdicts.values()
    expect(first).toHaveLength(chosen.length)
    expect(first.filter((verdict) => !verdict.endsWith(': defended'))).toEqual([])
    for (const [seed, found] of verdicts) expect(found, `seed ${seed}`).toEqual(first)
  },
  wanted * 300_000,
)
