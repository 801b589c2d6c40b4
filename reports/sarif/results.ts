/** A result of SARIF for each check that was tested, and for what stands against the run as a whole. */
import { createHash } from 'node:crypto'
import type { Location, Result } from 'sarif'
import type { Changes } from '../../harness/changes-record.ts'
import type { AttemptRecord, RunRecord } from '../../harness/record.ts'
import { fileReference } from '../address.ts'
import { type Check, knownText } from '../checks.ts'
import { line } from '../plain-text.ts'
import { replayCommand } from '../replay-command.ts'
import type { ReportInput } from '../report-input.ts'
import type { RunProblem } from '../run-problems.ts'
import { message } from './message.ts'
import { webExchange } from './web-exchange.ts'

type TestedCheck = Check & { readonly attempt: AttemptRecord }
type Kind = Required<Pick<Result, 'kind' | 'level'>>

/** Only what fails has a level (section 3.27.10). Inconclusive is what SARIF calls open. */
const kinds: Readonly<Record<Check['standing'], Kind>> = {
  breached: { kind: 'fail', level: 'error' },
  known: { kind: 'fail', level: 'error' },
  inconclusive: { kind: 'open', level: 'none' },
  'not-tested': { kind: 'open', level: 'none' },
  defended: { kind: 'pass', level: 'none' },
  'not-applicable': { kind: 'notApplicable', level: 'none' },
}

export function checkResult({ id, standing, says, attempt }: TestedCheck, { record, changes }: ReportInput): Result {
  const { class: classId, scenario, surface, variant, verdict, known, source } = attempt
  const violations = verdict.kind === 'breached' ? verdict.violations : []
  const [first] = violations
  // What the library's own scenarios are called is where they stand.
  const place = source ?? { file: record.scenarios ?? `scenarios/${scenario}.ts`, line: 1 }
  return {
    ruleId: line(scenario),
    ...kinds[standing],
    message: message(text(standing, attempt, says)),
    locations: [{ ...location(place.file, place.line), logicalLocations: [{ fullyQualifiedName: line(id), kind: 'attempt' }] }],
    partialFingerprints: fingerprints([classId, scenario, surface, variant ?? '', first?.oracle ?? '']),
    suppressions: known === null ? [] : [{ kind: 'external', status: 'accepted', justification: line(knownText(known)) }],
    ...(changes === null ? {} : { baselineState: baselineState(id, changes) }),
    ...(first === undefined ? {} : webExchange(attempt, first)),
    properties: { attempt: line(id), verdict: standing, oracles: [...new Set(violations.map(({ oracle }) => line(oracle)))] },
  }
}

export function problemResult({ id, title, says }: RunProblem, { scenarios }: RunRecord): Result {
  return {
    ruleId: id,
    kind: 'fail',
    level: 'error',
    message: message(says),
    locations: [location(scenarios ?? 'scenarios/index.ts', 1)],
    partialFingerprints: fingerprints([id, title]),
  }
}

function text(standing: Check['standing'], attempt: AttemptRecord, says: string): string {
  const replay = `Replay: ${replayCommand(attempt.id)}`
  if (attempt.verdict.kind !== 'breached') return standing === 'inconclusive' ? `Inconclusive: ${says}\n${replay}` : says
  const others = attempt.verdict.violations.slice(1).map(({ oracle, phase, says: also }) => `${oracle} (${phase}): ${also}`)
  return [says, ...others, replay].join('\n')
}

/**
 * The same for the same finding in every run. GitHub tells alerts of one line apart by the first of the names, and checks of a scenario
 * all stand on one line.
 */
function fingerprints(parts: readonly string[]): Record<string, string> {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return { primaryLocationLineHash: hash, 'stepproofCheck/v1': hash }
}

function location(file: string, lineNumber: number): Location {
  const uri = fileReference(file.trim() || 'unknown')
  return {
    physicalLocation: {
      artifactLocation: uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: Math.max(1, Math.trunc(lineNumber)) },
    },
  }
}

function baselineState(id: string, { newlyBreached, added, fixed, otherwise, noLongerJudged }: Changes): Result.baselineState {
  if (newlyBreached.includes(id) || added.includes(id)) return 'new'
  const changed = fixed.includes(id) || noLongerJudged.includes(id) || otherwise.some((change) => change.id === id)
  return changed ? 'updated' : 'unchanged'
}
