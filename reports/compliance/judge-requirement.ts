/**
 * From evidence to a verdict on a requirement, purely. The order is: was something breached or a limit declared too lax, could everything be
 * judged, did everything run, and is it known that the attacks can succeed. Only what passes all of these is supported.
 */
import type { Requirement } from '../catalogues/index.ts'
import { attempts as counted } from '../run-summary.ts'
import type { CheckedLimit } from './declared-limits.ts'
import type { AttemptEvidence, CaughtWeakness, ScenarioEvidence } from './evidence-for.ts'
import type { RequirementVerdict } from './requirement-verdict.ts'

export interface RequirementEvidence {
  readonly scenarios: readonly ScenarioEvidence[]
  readonly limits: readonly CheckedLimit[]
  readonly weaknesses: readonly CaughtWeakness[]
  /** Why there are no weaknesses to go by, whatever the scenarios; `null` when there may be some. */
  readonly unproven: string | null
}

export function judgeRequirement({ notTestable }: Requirement, evidence: RequirementEvidence): RequirementVerdict {
  const { scenarios, limits, weaknesses, unproven } = evidence
  const all = scenarios.flatMap(({ attempts }) => attempts)
  const of = (verdict: AttemptEvidence['verdict']) => all.filter((attempt) => attempt.verdict === verdict)
  const [breached, inconclusive, defended, notRun] = [of('breached'), of('inconclusive'), of('defended'), of('not-run')]
  const lax = limits.filter(({ kept }) => !kept)
  if (breached.length > 0 || lax.length > 0) return { kind: 'contradicted', reason: contradiction(breached, all, lax) }
  if (all.length === 0) {
    return notTestable === null
      ? { kind: 'not-tested', reason: 'No scenario of the library tests it.' }
      : { kind: 'not-testable', reason: notTestable }
  }
  if (inconclusive.length > 0) {
    return { kind: 'inconclusive', reason: `Of ${counted(all.length)}, ${inconclusive.length} could not be judged.` }
  }
  if (defended.length === 0) return { kind: 'not-tested', reason: untested(all, notRun) }
  if (notRun.length > 0) return { kind: 'inconclusive', reason: `Of ${counted(all.length)}, ${notRun.length} did not run.` }
  if (weaknesses.length === 0) {
    const why = unproven ?? 'none of the weaknesses in the kill matrix was caught by one of these scenarios for the right reason'
    return { kind: 'inconclusive', reason: `Nothing shows that the attacks can succeed at all: ${why}.` }
  }
  return {
    kind: 'supported',
    reason: `Every attempt that applies to the target was defended (${defended.length}), and the same scenarios caught ${planted(weaknesses.length)}.`,
  }
}

function contradiction(
  breached: readonly AttemptEvidence[],
  all: readonly AttemptEvidence[],
  lax: readonly CheckedLimit[],
): string {
  const known = breached.filter((attempt) => attempt.known !== null).length
  return [
    ...(breached.length === 0 ? [] : [`Of ${counted(all.length)}, ${breached.length} breached the target.`]),
    ...(known === 0
      ? []
      : [`${known === breached.length ? 'All' : known} of them are known findings, which changes nothing here.`]),
    ...(lax.length === 0
      ? []
      : [`The target says itself that it does less than is asked for (${lax.map(({ says }) => says).join('; ')}).`]),
  ].join(' ')
}

function untested(all: readonly AttemptEvidence[], notRun: readonly AttemptEvidence[]): string {
  if (notRun.length === all.length) return `None of its ${counted(all.length)} ran.`
  const lacking = [...new Set(all.filter(({ verdict }) => verdict === 'not-applicable').map(({ says }) => says))]
  const besides = notRun.length === 0 ? '' : ` ${counted(notRun.length)} did not run.`
  return `Not applicable to the target: ${lacking.join('; ')}.${besides}`
}

function planted(count: number): string {
  return count === 1 ? 'a weakness that was planted on purpose' : `${count} weaknesses that were planted on purpose`
}
