/** The reports: a run record in, text out. Nothing here reads a file, a clock or the process. */
import { ctrfReport } from './ctrf.ts'
import { renderHtml } from './html/page.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import { jsonText, type Reporter, reporter } from './reporter.ts'

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
  reporter('html', 'report.html', 'a page for people', (input) => [renderHtml(input)]),
  reporter('junit', 'junit.xml', 'test results for continuous integration', (input) => [renderJunit(input)]),
  reporter('ctrf', 'ctrf.json', 'the Common Test Report Format', (input) => jsonText(ctrfReport(input))),
  reporter('json', 'run.json', 'the record itself', ({ record }) => renderJson(record)),
]
