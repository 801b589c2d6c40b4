/**
 * Requirements as objectives of an assessment. One is satisfied only if every check of every scenario that names it was defended, in a
 * run against which nothing stands: of what was not tested nobody knows which requirement it was for.
 */
import { type Check, checksByScenario, firstAttempt, isBreached, isJudged } from '../checks.ts'
import type { ReportInput } from '../report-input.ts'
import { runProblems } from '../run-problems.ts'
import { token } from './words.ts'

export interface Objective {
  /** As scenarios name it, `document:paragraph`. */
  readonly requirement: string
  readonly controlId: string
  readonly id: string
  /** Of all scenarios that name it. */
  readonly checks: readonly Check[]
  /** `null`: none of its checks is applicable or was tested, so nothing was found. */
  readonly status: ObjectiveStatus | null
}

export interface ObjectiveStatus {
  readonly state: 'satisfied' | 'not-satisfied'
  readonly reason: 'pass' | 'fail' | 'other'
  readonly why: string
}

/** In the order in which requirements first occur. */
export function objectivesOf(input: ReportInput): readonly Objective[] {
  const problem = runProblems(input)[0]?.says ?? null
  const named = [...checksByScenario(input.record).values()].flatMap((checks) =>
    [...new Set(firstAttempt(checks)?.requirements ?? [])].map((requirement) => ({ requirement, checks })),
  )
  return [...Map.groupBy(named, ({ requirement }) => requirement)].map(([requirement, scenarios]) => {
    const checks = scenarios.flatMap((scenario) => scenario.checks)
    const controlId = token(requirement)
    return { requirement, controlId, id: `${controlId}_obj`, checks, status: statusOf(checks, problem) }
  })
}

function statusOf(checks: readonly Check[], problem: string | null): ObjectiveStatus | null {
  const judged = checks.filter(isJudged).length
  const breached = checks.filter(isBreached).length
  const open = checks.filter(({ standing }) => standing === 'inconclusive' || standing === 'not-tested').length
  if (breached > 0) return { state: 'not-satisfied', reason: 'fail', why: `${breached} of ${judged} attacks succeeded` }
  if (judged === 0) return null
  if (open > 0) return { state: 'not-satisfied', reason: 'other', why: `${open} attacks are inconclusive or were not tested` }
  if (problem !== null) return { state: 'not-satisfied', reason: 'other', why: problem }
  return { state: 'satisfied', reason: 'pass', why: `all ${judged} attacks of the mapped scenarios were defended` }
}

/** The selection of controls that an assessment must have; a run that reviewed none says so. */
export function reviewedControls(objectives: readonly Objective[], nothing: string) {
  if (objectives.length === 0) {
    const none = { description: nothing, 'include-controls': [{ 'control-id': 'none' }] }
    return { description: nothing, 'control-selections': [none] }
  }
  return {
    'control-selections': [{ 'include-controls': objectives.map(({ controlId }) => ({ 'control-id': controlId })) }],
    'control-objective-selections': [{ 'include-objectives': objectives.map(({ id }) => ({ 'objective-id': id })) }],
  }
}
