/** Writes what the record of a run shows about the requirements of catalogues: for each a page, a Markdown file and a JSON document. */
import { join } from 'node:path'
import { type Assessment, assess, assessmentReporters, catalogues, headline, type PlannedAttempt } from '../../reports/index.ts'
import { ConfigError, messageOf } from '../errors.ts'
import type { KillMatrix } from '../kill-matrix-record.ts'
import type { RunRecord } from '../record.ts'
import { plan } from '../runner/plan.ts'
import { suite } from '../version.ts'
import { exitCodes } from './exit-codes.ts'
import { checkIds, loadModules } from './options.ts'
import { note, say, sayJson } from './output.ts'
import { readRecord } from './record-file.ts'
import { writeWhole } from './reports.ts'

/** The kill matrix that goes with a record; `null` when there is none. */
export type MatrixFor = (record: RunRecord) => KillMatrix | null

interface FrameworkOptions {
  readonly framework: readonly string[]
  readonly matrix: MatrixFor
  readonly out: string
  readonly json: boolean
}

/** @returns the exit code @throws ConfigError for an unknown catalogue, and for a record of another version of the suite */
export async function reportOnFrameworks(
  file: string,
  { framework, matrix: matrixFor, out, json }: FrameworkOptions,
): Promise<number> {
  const ids = catalogues.map(({ id }) => id)
  checkIds('--framework', framework, ids)
  const record = readRecord(file)
  const matrix = matrixFor(record)
  const planned = await plannedFor(file, record)
  const chosen = catalogues.filter(({ id }) => framework.includes(id))
  const assessments = chosen.map((catalogue) => assess({ record, matrix, planned }, catalogue))
  const { files, failures } = write(out, assessments)
  if (json) sayJson(assessments)
  else {
    for (const { catalogue, counts } of assessments) say(`${catalogue.id}: ${headline(counts)}`)
    say(`\nWritten: ${files.join(', ')}`)
  }
  for (const failure of failures) note(failure)
  return failures.length > 0 ? exitCodes.bug : exitCodeOf(assessments)
}

/** What the scenarios of the run, as they are today, attempt on its target. */
async function plannedFor(file: string, record: RunRecord): Promise<PlannedAttempt[]> {
  if (record.suite.version !== suite.version) {
    throw new ConfigError(
      `${file} is of ${record.suite.name} ${record.suite.version}, this is ${suite.version}: nobody here knows which attempts it should hold; use the version that made it`,
    )
  }
  const { library } = await loadModules({ scenarios: record.scenarios ?? undefined })
  return plan(library, record.target.facts).map(({ id, scenario: { id: scenario, title, class: classId, requirements } }) => ({
    id,
    scenario,
    title,
    class: classId,
    requirements,
  }))
}

function write(folder: string, assessments: readonly Assessment[]): { files: readonly string[]; failures: readonly string[] } {
  const files: string[] = []
  const failures: string[] = []
  for (const assessment of assessments) {
    for (const { name, extension, render } of assessmentReporters) {
      const path = join(folder, `${assessment.catalogue.id}.${extension}`)
      try {
        writeWhole(path, render(assessment))
        files.push(path)
      } catch (error) {
        if (error instanceof ConfigError) throw error
        failures.push(`the ${name} report on ${assessment.catalogue.id} failed: ${messageOf(error)}`)
      }
    }
  }
  return { files, failures }
}

/** As for a run: contradicted is red, and so is what could not be judged, or nothing supported. */
function exitCodeOf(assessments: readonly Assessment[]): number {
  if (assessments.some(({ counts }) => counts.contradicted > 0)) return exitCodes.breached
  const undecided = assessments.some(({ counts }) => counts.inconclusive > 0 || counts.supported === 0)
  return undecided ? exitCodes.inconclusive : exitCodes.defended
}
