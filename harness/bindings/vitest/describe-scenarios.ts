/** A list of scenarios as tests: one for each attempt, played as `stepproof run` plays it, in workers with a clock of their own. */

import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { commandLine } from '../../command-line.ts'
import { ConfigError } from '../../errors.ts'
import { moduleUrl } from '../../module-url.ts'
import { loadScenarios, loadTarget } from '../../runner/load.ts'
import { type Attempt, filtered, plan } from '../../runner/plan.ts'
import type { ModuleRef } from '../../runner/protocol.ts'
import { failureText } from '../failure-text.ts'
import { SuiteRun } from './suite-run.ts'

export interface ScenarioSuite {
  /**
   * The module that exports `scenarios`: its address, `new URL('./my-attacks.ts', import.meta.url)`, or `stepproof/scenarios` for the
   * library. Workers load it anew, so it cannot be a list.
   */
  readonly scenarios: URL | string
  /** The module whose default export is a `TargetDefinition`; default: the embedded reference. */
  readonly target?: URL | string
  /** Parts of attempt ids, or classes; default: all. */
  readonly only?: readonly string[]
  /** Ids of weaknesses to plant in the target; default: none. */
  readonly weaken?: readonly string[]
  /** Of people, passwords and values; default 1. */
  readonly seed?: number
  /** Worlds side by side, each with a target and a clock of its own; default 1. */
  readonly workers?: number
  /** Milliseconds after which a request counts as unanswered; default 5000. */
  readonly answerTimeoutMs?: number
  /** A folder for the record, `run.json`; default: none is written. */
  readonly out?: string
}

/** Milliseconds for one attempt, the start of the target included. */
const attemptMs = 120_000

/**
 * Declares the tests. Each is named by its attempt and stands below its class and scenario. It fails on `breached` and on
 * `inconclusive`, and is skipped with the reason when the target has not what it needs; when that is so for all, a test fails for it.
 * @throws ConfigError when a module is not what it should be, or `only` leaves nothing
 */
export function describeScenarios(suite: ScenarioSuite): void {
  const { only = [], weaken = [], seed = 1, workers = 1, answerTimeoutMs = 5000, out } = suite
  const scenarios = reference('scenarios', suite.scenarios, 'scenarios')
  const target =
    suite.target === undefined
      ? { url: moduleUrl('../../targets/reference', import.meta.url).href, name: 'reference' }
      : reference('target', suite.target, 'default')
  const files = { target: fileOf(suite.target), scenarios: fileOf(suite.scenarios) }
  const repeat = (words: readonly string[]) =>
    commandLine('run', words, { target: files.target ?? undefined, scenarios: files.scenarios ?? undefined, weaken, seed })

  describe(`scenarios of ${files.scenarios ?? suite.scenarios}`, async () => {
    const definition = await loadTarget(target)
    const attempts = filtered(plan(await loadScenarios(scenarios), definition.facts), only)
    if (attempts.length === 0) throw new ConfigError(`no attempt matches ${only.join(' ')}`)
    const command = repeat(only)
    const run = new SuiteRun(
      { definition, target, scenarios, files, weaken, seed, workers, answerTimeoutMs, command },
      out ?? null,
    )
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures a hook wants
    beforeAll(({}, { tasks }) => run.start(attempts, tasks))
    afterAll(() => run.end(), attemptMs)

    for (const [classId, ofClass] of Map.groupBy(attempts, ({ scenario }) => scenario.class)) {
      describe(classId, () => {
        for (const [scenario, ways] of Map.groupBy(ofClass, (attempt) => attempt.scenario)) {
          describe(`${scenario.id}: ${scenario.title}`, () => {
            for (const attempt of ways) declare(attempt, run, repeat)
          })
        }
      })
    }
    if (attempts.every(({ inapplicable }) => inapplicable !== null)) {
      test('something is judged', () => {
        throw new Error(`nothing was judged: the target has not what any of the ${attempts.length} attempts needs`)
      })
    }
  })
}

function declare({ id, inapplicable }: Attempt, run: SuiteRun, repeat: (words: readonly string[]) => string): void {
  test(id, { timeout: attemptMs }, async ({ skip }) => {
    if (inapplicable !== null) skip(`not applicable: ${inapplicable}`)
    const attempt = await run.finished(id)
    if (attempt.verdict.kind === 'defended') return
    const { out } = run
    const replay = out === null ? '' : `\n  replay: ${commandLine('replay', [`${join(out, 'run.json')}#${id}`], {})}`
    const failure = new Error(failureText(attempt, repeat([id])) + replay)
    // Where this line stands tells nobody anything.
    failure.stack = failure.message
    throw failure
  })
}

/** @throws ConfigError for a path, which would be read from where this file is */
function reference(option: string, where: URL | string, name: string): ModuleRef {
  const url = String(where)
  if (!/^\.|^\//.test(url)) return { url, name }
  throw new ConfigError(`${option}: expected an address such as new URL('${url}', import.meta.url), found the path ${url}`)
}

/** For the command line and the record; `null` for what is not in a file of one's own. */
function fileOf(where: URL | string | undefined): string | null {
  const url = String(where ?? '')
  return url.startsWith('file:') ? relative(process.cwd(), fileURLToPath(url)) : null
}
