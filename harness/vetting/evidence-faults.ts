/** What is wrong with a scenario that shows when it is played on the sound target. */
import type { AttemptRecord, Step } from '../record.ts'
import type { AnyScenario } from '../scenario.ts'
import type { TargetDefinition } from '../targets/target.ts'
import { type Finding, fault } from './finding.ts'
import { needsOf } from './static-faults.ts'
import { whatWasSent } from './what-was-sent.ts'

/** Loot that no target has to offer first. */
const onAnyTarget: ReadonlySet<string> = new Set(['totp-code', 'store'])

/** @param all every attempt of this scenario; what is stolen is judged only when none of them was left out */
export function evidenceFaults(
  one: AnyScenario,
  all: readonly AttemptRecord[],
  { stealable, clock }: Pick<TargetDefinition, 'stealable' | 'clock'>,
): Finding[] {
  const attempts = all.filter(({ verdict }) => verdict.kind !== 'not-applicable')
  const broken = onEach(attempts, undefended)
  if (broken.length > 0) return broken
  const used = new Set(attempts.flatMap(({ phases }) => phases.flatMap(({ steps }) => steps.flatMap(lootIn))))
  const judged =
    attempts.length < all.length ? [] : one.steals.filter((loot) => onAnyTarget.has(loot) || Object.hasOwn(stealable, loot))
  return [
    ...onEach(attempts, (attempt) => undeviating(attempt, clock)),
    ...onEach(attempts, (attempt) => undeclared(one, attempt)),
    ...judged.filter((loot) => !used.has(loot)).map((loot) => fault('steals', `the attack never uses ${loot}`)),
  ]
}

/** Equal findings of several attempts become one that names them. */
function onEach(attempts: readonly AttemptRecord[], judge: (attempt: AttemptRecord) => readonly Finding[]): Finding[] {
  const all = attempts.flatMap((attempt) => judge(attempt).map((found) => ({ found, way: wayOf(attempt) })))
  const same = Map.groupBy(all, ({ found }) => `${found.field} ${found.says}`)
  return [...same.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const ways = [first, ...others].map(({ way }) => way)
    return { ...first.found, says: `${first.found.says} (on ${[...new Set(ways)].join(' ')})` }
  })
}

function wayOf({ surface, variant }: AttemptRecord): string {
  return variant === null ? `[${surface}]` : `[${surface},${variant}]`
}

function undefended({ verdict, phases }: AttemptRecord): Finding[] {
  switch (verdict.kind) {
    case 'breached':
      return verdict.violations.map(({ oracle, phase, says }) =>
        fault(phase === 'honest' ? 'honest' : 'attack', `on the sound target ${oracle} objects: ${says}`),
      )
    case 'inconclusive':
      return [fault(phases[1] === undefined || phases[0]?.failure ? 'honest' : 'attack', verdict.reason)]
    default:
      return []
  }
}

function undeviating({ phases: [honest, attack] }: AttemptRecord, clock: TargetDefinition['clock']): Finding[] {
  if (honest === undefined || attack === undefined) return []
  if (whatWasSent(honest, clock) !== whatWasSent(attack, clock)) return []
  return [fault('attack', 'it sends what the honest flow sends: there is no deviation')]
}

function undeclared(one: AnyScenario, { variant, phases }: AttemptRecord): Finding[] {
  const needs = needsOf(one, variant)
  const performed = phases.flatMap(({ steps }) => steps.flatMap((step) => (step.does === 'perform' ? step.operation : [])))
  return [...new Set(performed)]
    .filter((operation) => !needs.includes(operation))
    .map((operation) => fault('needs', `its flows perform '${operation}', which it does not name`))
}

/** What an attacker uses of the victim's in a step. */
function lootIn(step: Step): readonly string[] {
  if (step.actor !== 'attacker') return []
  const password =
    step.account === 'victim' &&
    ((step.does === 'sign-in' && step.way === 'password') || (step.does === 'answer' && step.factor === 'password'))
  return [
    ...(step.stolen?.goods ?? []),
    ...(password ? ['password'] : []),
    ...(step.does === 'answer' && step.proofOf === 'victim' ? ['totp-code'] : []),
    // What a sign-in goes on with is a code.
    ...(step.does === 'sign-in' && step.way === 'resumed' ? ['totp-code'] : []),
    ...(step.does === 'answer' && step.challenge.holder !== step.holder ? ['challenge'] : []),
  ]
}
