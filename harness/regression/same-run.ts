/** Whether two records belong to the same run: what was attacked, with what, and from which seed. */
import { isDeepStrictEqual } from 'node:util'
import type { RunRecord } from '../record.ts'

export type RunFacts = Omit<RunRecord, 'attempts'>

/** Ids of the whole plan, of which a shard made a part. */
export function wholePlan({ part, checks }: RunFacts): readonly string[] {
  return part === null ? checks : part.whole.checks
}

/** The command that makes the whole run. */
export function wholeCommand({ part, command }: RunFacts): string {
  return part === null ? command : part.whole.command
}

/** Why they cannot be put together, as a sentence; `null` when they can. */
export function whyAnotherRun(one: RunFacts, other: RunFacts): string | null {
  const differing = (what: string, a: unknown, b: unknown) =>
    isDeepStrictEqual(a, b) ? [] : [`${what} ${shown(a)} there, and ${shown(b)} here`]
  const [reason] = [
    ...differing('the suite is', `${one.suite.name} ${one.suite.version}`, `${other.suite.name} ${other.suite.version}`),
    ...differing('the target is', one.target.facts.name, other.target.facts.name),
    ...differing('the target is described in', one.target.file, other.target.file),
    ...(isDeepStrictEqual(one.target.facts, other.target.facts) ? [] : ['the target says something else of itself']),
    ...differing('weakened is', one.target.weakened.toSorted(), other.target.weakened.toSorted()),
    ...differing('the scenarios are from', one.scenarios, other.scenarios),
    ...differing('the seed is', one.seed, other.seed),
    ...otherPlan(one, other),
  ]
  return reason ?? null
}

function otherPlan(one: RunFacts, other: RunFacts): string[] {
  const commands = `started there as \`${wholeCommand(one)}\`, here as \`${wholeCommand(other)}\``
  const [there, here] = [wholePlan(one), wholePlan(other)]
  const gone = without(there, here)
  const added = without(here, there)
  const [first] = [...gone, ...added]
  if (first !== undefined) {
    return [
      `the plan is another: ${gone.length} attempts are only there and ${added.length} only here, such as ${first}; ${commands}`,
    ]
  }
  if (one.plan === other.plan) return []
  return ['the plan is another: the same attempts, but the text of scenarios or their place in the library has changed']
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  return ids.filter((id) => !known.has(id))
}

function shown(value: unknown): string {
  if (value === null) return 'our own'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.join(', ')
  return String(value)
}
