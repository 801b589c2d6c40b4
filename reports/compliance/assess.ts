/** From a run to what it shows about the requirements of one catalogue, as data: what every report on requirements is made from. */
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { RunRecord } from '../../harness/record.ts'
import type { Catalogue } from '../catalogues/index.ts'
import { type CheckedLimit, checkLimits } from './declared-limits.ts'
import { type CaughtWeakness, type PlannedAttempt, type ScenarioEvidence, scenariosFor, weaknessesFor } from './evidence-for.ts'
import { judgeRequirement } from './judge-requirement.ts'
import type { RequirementVerdict, RequirementVerdictKind } from './requirement-verdict.ts'
import { type Scope, scopeOf } from './scope.ts'

export interface AssessmentInput {
  readonly record: RunRecord
  /** Which weaknesses the scenarios were seen to notice, in this run's folder or in a pinned one; without it nothing is supported. */
  readonly matrix: KillMatrix | null
  /** All attempts that the library makes on the target, so that one that did not run is missed. */
  readonly planned: readonly PlannedAttempt[]
}

export interface RequirementAssessment {
  readonly id: string
  readonly says: string
  readonly link: string
  /** Id of the assessment objective in NIST's OSCAL catalogue; `null` outside SP 800-53. */
  readonly objective: string | null
  readonly verdict: RequirementVerdict
  /** Figures that the target’s own declaration was held against. */
  readonly limits: readonly CheckedLimit[]
  readonly scenarios: readonly ScenarioEvidence[]
  readonly weaknesses: readonly CaughtWeakness[]
}

export interface AssessmentCounts extends Readonly<Record<RequirementVerdictKind, number>> {
  /** Requirements on which a scenario or a declared limit tells. `not-tested` counts those of them that were not tested, `unmapped` all others. */
  readonly mapped: number
  readonly unmapped: number
}

export interface Assessment {
  readonly format: 'stepproof-assessment'
  readonly version: 1
  readonly catalogue: Omit<Catalogue, 'requirements'>
  readonly scope: Scope
  readonly counts: AssessmentCounts
  /** In the order of the catalogue. */
  readonly requirements: readonly RequirementAssessment[]
}

export function assess({ record, matrix, planned }: AssessmentInput, catalogue: Catalogue): Assessment {
  const unproven = whyUnproven(record, matrix)
  const proof = unproven === null ? matrix : null
  const requirements = catalogue.requirements.map((requirement) => {
    const scenarios = scenariosFor(catalogue, requirement, record, planned)
    const weaknesses = proof === null ? [] : weaknessesFor(scenarios, proof)
    const limits = checkLimits(requirement.limits, record.target.facts)
    const { id, says, link, objective } = requirement
    const verdict = judgeRequirement(requirement, { scenarios, limits, weaknesses, unproven })
    return { id, says, link, objective, verdict, limits, scenarios, weaknesses }
  })
  const { requirements: _requirements, ...facts } = catalogue
  return {
    format: 'stepproof-assessment',
    version: 1,
    catalogue: facts,
    scope: scopeOf(record, matrix, planned, catalogue),
    counts: countsOf(requirements),
    requirements,
  }
}

/** Why the kill matrix says nothing about the scenarios of the run; `null` when it may. */
function whyUnproven({ suite }: RunRecord, matrix: KillMatrix | null): string | null {
  if (matrix === null) return 'no kill matrix was given, and `stepproof mutate` makes one'
  const same = matrix.suite.name === suite.name && matrix.suite.version === suite.version
  if (same) return null
  return `the kill matrix is of ${matrix.suite.name} ${matrix.suite.version}, the record of ${suite.name} ${suite.version}`
}

function countsOf(requirements: readonly RequirementAssessment[]): AssessmentCounts {
  const mapped = requirements.filter(({ scenarios, limits }) => scenarios.length > 0 || limits.length > 0)
  const of = (kind: RequirementVerdictKind, list: readonly RequirementAssessment[]) =>
    list.filter(({ verdict }) => verdict.kind === kind).length
  return {
    mapped: mapped.length,
    supported: of('supported', mapped),
    contradicted: of('contradicted', mapped),
    inconclusive: of('inconclusive', mapped),
    'not-tested': of('not-tested', mapped),
    unmapped: of('not-tested', requirements) - of('not-tested', mapped),
    'not-testable': of('not-testable', requirements),
  }
}
