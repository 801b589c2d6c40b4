/** The reports: a run record in, text out. Nothing here reads a file, a clock or the process. */
import { renderHtml } from './html/page.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import type { ReportInput } from './report-input.ts'

export { type Catalogue, catalogues, citations, findRequirement, isTestedBy, type Requirement } from './catalogues/index.ts'
export { type Assessment, assess, assessmentReporters, headline, type PlannedAttempt } from './compliance/index.ts'
export { renderMatrixHtml } from './html/matrix-page.ts'
export { renderMutationReport, type Source } from './mutation-report.ts'
export type { TerminalOptions } from './paint.ts'
export type { ReportInput } from './report-input.ts'
export { renderScenarioIndex } from './scenario-index.ts'
export { renderScenarioPage } from './scenario-page.ts'
export { renderTerminal } from './terminal.ts'
export { renderMatrixTerminal } from './terminal-matrix.ts'
export { renderPairsTerminal } from './terminal-pairs.ts'
export { renderTranscript } from './transcript.ts'

export interface Reporter {
  readonly name: 'html' | 'junit' | 'json'
  readonly fileName: string
  /** The pieces of the file, in order: a run is too long for one string to be built of it. */
  render(input: ReportInput): Iterable<string>
}

export const reporters: readonly Reporter[] = [
  { name: 'html', fileName: 'report.html', render: (input) => [renderHtml(input)] },
  { name: 'junit', fileName: 'junit.xml', render: ({ record }) => [renderJunit(record)] },
  { name: 'json', fileName: 'run.json', render: ({ record }) => renderJson(record) },
]
