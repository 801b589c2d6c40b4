/** What the kill matrix says about a scenario: whether it notices anything, and which of its variants add nothing. */
import type { KillMatrix } from '../kill-matrix-record.ts'
import type { Attempt } from '../runner/plan.ts'
import type { AnyScenario } from '../scenario.ts'
import { type Finding, fault, hint } from './finding.ts'

/** Ids of the weaknesses that the scenario notices. */
export function catchesOf({ id }: AnyScenario, { rows }: KillMatrix, own: string | null = null): string[] {
  return rows
    .filter(({ weakness }) => own === null || weakness.class === own)
    .filter(({ cells }) => cells.some(({ scenario, verdict }) => scenario === id && verdict === 'breached'))
    .map(({ weakness }) => weakness.id)
}

/** @param attempts those of this scenario that could be made */
export function killFindings(one: AnyScenario, attempts: readonly Attempt[], matrix: KillMatrix): Finding[] {
  const planted = matrix.rows.filter(({ weakness }) => weakness.class === one.class).map(({ weakness }) => weakness.id)
  if (planted.length === 0)
    return [fault('class', `the target has no weakness of class ${one.class} to show that the scenario notices one: add it`)]
  if (catchesOf(one, matrix, one.class).length > 0) return idleVariants(one, attempts, matrix)
  const others = catchesOf(one, matrix)
  const tried = `it stays green under every weakness of its class (${planted.join(', ')})`
  if (others.length > 0) return [fault('class', `${tried}, and turns red only under others: ${others.join(', ')}`)]
  return [fault('attack', `${tried}, and under all others: it fails for another reason, or nothing objects when it succeeds`)]
}

function idleVariants(one: AnyScenario, attempts: readonly Attempt[], { rows }: KillMatrix): Finding[] {
  const noticed = ({ id, surface }: Attempt) =>
    rows
      .filter(({ cells }) => cells.some(({ attempt, verdict }) => attempt === id && verdict === 'breached'))
      .map(({ weakness }) => `${weakness.id} on ${surface}`)
  const variants = Object.keys(one.variants ?? {})
    .map((name) => ({ name, tried: attempts.filter(({ variant }) => variant === name) }))
    .filter(({ tried }) => tried.length > 0)
    .map(({ name, tried }) => ({ name, notices: tried.flatMap(noticed).toSorted().join(', ') }))
  return [...Map.groupBy(variants, ({ notices }) => notices)].flatMap(([notices, same]) => {
    const names = same.map(({ name }) => name).join(', ')
    if (notices === '') return [hint('variants', `${names}: no weakness turns it red`)]
    return same.length < 2 ? [] : [hint('variants', `${names}: no weakness tells them apart`)]
  })
}
