/** The reports: a run record in, text out. Nothing here reads a file, a clock or the process. */
import { ctrfReport } from './ctrf.ts'
import { harFiles } from './har/files.ts'
import { hdfReport } from './hdf.ts'
import { renderHtml } from './html/page.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import { navigatorLayer } from './navigator.ts'
import { assessmentPlan } from './oscal/plan.ts'
import { assessmentResults } from './oscal/results.ts'
import { planFile } from './oscal/setting.ts'
import { renderPullRequest } from './pull-request.ts'
import { jsonText, type Reporter, reporter } from './reporter.ts'
import { sarifLog } from './sarif/log.ts'

export { type Catalogue, catalogues, citations, findRequirement, isTestedBy, type Requirement } from './catalogues/index.ts'
export { type Assessment, assess, assessmentReporters, headline, type PlannedAttempt } from './compliance/index.ts'
export { renderMatrixHtml } from './html/matrix-page.ts'
export { renderMutationReport, type Source } from './mutation-report.ts'
export type { TerminalOptions } from './paint.ts'
export type { ReportInput } from './report-input.ts'
export type { Reporter, ReportFile } from './reporter.ts'
export { renderScenarioIndex } from './scenario-index.ts'
export { renderScenarioPage } from './scenario-page.ts'
export { renderTerminal } from './terminal.ts'
export { renderMatrixTerminal } from './terminal-matrix.ts'
export { renderPairsTerminal } from './terminal-pairs.ts'
export { renderTranscript } from './transcript.ts'

/** In reading order; the name is what `--format` and `--reporter` take. */
export const reporters: readonly Reporter[] = [
  reporter('html', { 'report.html': (input) => [renderHtml(input)] }),
  reporter('markdown', { 'summary.md': (input) => [renderPullRequest(input)] }),
  reporter('junit', { 'junit.xml': (input) => [renderJunit(input)] }),
  reporter('ctrf', { 'ctrf.json': (input) => jsonText(ctrfReport(input)) }),
  reporter('sarif', { 'report.sarif': (input) => jsonText(sarifLog(input, 'every check')) }),
  reporter('code-scanning', { 'code-scanning.sarif': (input) => jsonText(sarifLog(input, 'findings')) }),
  reporter('oscal', {
    'oscal-assessment-results.json': (input) => jsonText(assessmentResults(input)),
    [planFile]: (input) => jsonText(assessmentPlan(input)),
  }),
  reporter('hdf', { 'hdf.json': (input) => jsonText(hdfReport(input)) }),
  reporter('navigator', { 'attack-navigator.json': (input) => jsonText(navigatorLayer(input)) }),
  { name: 'har', files: harFiles },
  reporter('json', { 'run.json': ({ record }) => renderJson(record) }),
]
