/** What the kill matrix says about a scenario: whether it notices anything, and which of its variants add nothing. */
import type { KillMatrix } from '../kill-matrix-record.ts'
import type { AttemptRecord } from '../record.ts'
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

/** Ids of the weaknesses of its class that were planted, when it noticed none of them. */
export function missedBy(one: AnyScenario, matrix: KillMatrix): string[] {
  if (catchesOf(one, matrix, one.class).length > 0) return []
  return matrix.rows.filter(({ weakness }) => weakness.class === one.class).map(({ weakness }) => weakness.id)
}

/** The same attempts of one scenario, on the sound target and with all weaknesses of its class at once; none where that was not tried. */
export interface Comparison {
  readonly sound: readonly AttemptRecord[]
  readonly weakened: readonly AttemptRecord[]
}

/** @param attempts those of this scenario that could be made */
export function killFindings(
  one: AnyScenario,
  attempts: readonly Attempt[],
  matrix: KillMatrix,
  comparison: Comparison,
): Finding[] {
  if (catchesOf(one, matrix, one.class).length > 0) return idleVariants(one, attempts, matrix)
  const missed = missedBy(one, matrix)
  if (missed.length === 0)
    return [fault('class', `the target has no weakness of class ${one.class} to show that the scenario notices one: add it`)]
  const green = `no weakness of its class turns it red (${missed.join(', ')})`
  if (comparison.weakened.some(({ verdict }) => verdict.kind === 'breached'))
    return [fault('attack', `${green}, only all of them at once: another defence stops it before each alone`)]
  if (comparison.weakened.some((attempt, index) => dones(attempt) > dones(comparison.sound[index])))
    return [fault('expects', `${green}, although with all of them its attack succeeds: no oracle objects to that`)]
  const others = catchesOf(one, matrix)
  if (others.length > 0) return [fault('class', `${green}, only others do: ${others.join(', ')}`)]
  return [
    fault('attack', `${green}, and no other does: its attack fails for another reason than the one that its class is about`),
  ]
}

/** How many of the deciding steps of the attack were done. */
function dones(attempt: AttemptRecord | undefined): number {
  const attack = attempt?.phases.find(({ phase }) => phase === 'attack')
  return attack?.decided.filter((index) => attack.steps[index]?.outcome === 'done').length ?? 0
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
