/**
 * From evidence to a verdict, purely, so that it can be recomputed from a record.
 * The order is: could the honest flow be carried out, was a property broken, was the attack delivered, could the victim go on.
 */
import { oracles as allOracles } from './oracles/index.ts'
import type { Oracle } from './oracles/oracle.ts'
import { operationOf, sameValues } from './oracles/oracle.ts'
import { type Evidence, outcomes, type Step, type TargetFacts, type Verdict, type Violation } from './record.ts'

export function verdict(phases: readonly Evidence[], target: TargetFacts, oracles: readonly Oracle[] = allOracles): Verdict {
  const [honest, attack, again] = phases
  if (honest === undefined) return inconclusive('the attempt was not started')
  const honestFailure = failureOf(honest, target)
  if (honestFailure !== null) return inconclusive(`the honest flow failed: ${honestFailure}`)
  const violations = phases.flatMap((evidence) => violationsIn(evidence, target, oracles))
  if (violations.length > 0) return { kind: 'breached', violations }
  if (attack === undefined) return inconclusive('the attack was not started')
  if (attack.failure !== null) return inconclusive(`the attack could not be carried out: ${attack.failure.says}`)
  const undelivered = undeliveredReason(attack)
  if (undelivered !== null) return inconclusive(`the attack was not delivered: ${undelivered}`)
  if (again === undefined) return inconclusive('the victim was not tried again')
  const againFailure = again.skipped === null ? failureOf(again, target) : null
  if (againFailure !== null) return inconclusive(`after the attack the honest flow failed: ${againFailure}`)
  const found = new Set(decidedSteps(attack).map(({ outcome }) => outcome))
  const answers = outcomes.filter((outcome) => found.has(outcome)).join(' and ')
  return { kind: 'defended', reason: `the attack was ${answers}, and nothing that it was after came true` }
}

function inconclusive(reason: string): Verdict {
  return { kind: 'inconclusive', reason }
}

function violationsIn(evidence: Evidence, target: TargetFacts, oracles: readonly Oracle[]): Violation[] {
  return oracles.flatMap(({ id, judge }) =>
    judge(evidence, target).map((objection) => ({ oracle: id, phase: evidence.phase, ...objection })),
  )
}

function decidedSteps({ steps, decided }: Evidence): Step[] {
  return decided.flatMap((index) => steps[index] ?? [])
}

/** Why an honest flow did not succeed; `null` when its last deed was done and its effect is there. */
function failureOf(evidence: Evidence, target: TargetFacts): string | null {
  if (evidence.failure !== null) return evidence.failure.says
  const last = decidedSteps(evidence).at(-1)
  if (last === undefined) return 'it came to no end'
  if (last.outcome !== 'done') return `its last step was ${last.outcome}`
  if (last.does !== 'perform') return null
  const operation = operationOf(target, last.operation)
  if (operation?.effect === 'disclosure')
    return last.disclosed ? null : `the answer to ${last.operation} did not carry its content`
  const seen = evidence.effects.some(
    (effect) => effect.operation === last.operation && effect.account === last.account && sameValues(last.values, effect.values),
  )
  return seen ? null : `${last.operation} was answered as done, but its effect is not there`
}

/** Why it is not sure that the target's own logic answered the attack; `null` when it did. */
function undeliveredReason({ steps, decided, expected, audit, exchanges }: Evidence): string | null {
  const deciding = decided.flatMap((index) => steps[index] ?? [])
  if (deciding.length === 0) return 'no step decides'
  const statusOf = (id: string | undefined) => exchanges.find((exchange) => exchange.id === id)?.response?.status ?? null
  for (const step of deciding) {
    const exchange = step.exchanges.at(-1)
    const status = statusOf(exchange)
    if (step.outcome === 'broken') {
      if (expected?.mayNotExist && (status === 404 || status === 405)) continue
      return `the deciding answer was broken (${status ?? 'none'})`
    }
    const logged = audit === null || step.does !== 'perform' || audit.some(({ requestId }) => requestId === exchange)
    if (!logged) return 'the target’s audit log knows nothing of the deciding exchange'
  }
  return null
}
