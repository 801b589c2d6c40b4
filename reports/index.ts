/** The reports: a run record in, text out. Nothing here reads a file, a clock or the process. */
import { ctrfReport } from './ctrf.ts'
import { harFiles } from './har/files.ts'
import { hdfReport } from './hdf.ts'
import { renderHtml } from './html/page.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import { navigatorLayer } from './navigator.ts'
import { renderPullRequest } from './pull-request.ts'
import { jsonText, type Reporter, reporter } from './reporter.ts'
import { sarifLog } from './sarif/log.ts'

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
  reporter('sarif', 'report.sarif', 'SARIF 2.1.0, with every check', (input) => jsonText(sarifLog(input, 'every check'))),
  reporter('code-scanning', 'code-scanning.sarif', 'SARIF 2.1.0 for GitHub, with what is an alert', (input) =>
    jsonText(sarifLog(input, 'findings')),
  ),
  reporter('ctrf', 'ctrf.json', 'the Common Test Report Format', (input) => jsonText(ctrfReport(input))),
  reporter('hdf', 'hdf.json', 'the Heimdall Data Format, as InSpec writes it', (input) => jsonText(hdfReport(input))),
  reporter('navigator', 'attack-navigator.json', 'a layer of the MITRE ATT&CK Navigator', (input) =>
    jsonText(navigatorLayer(input)),
  ),
  reporter('markdown', 'summary.md', 'a summary for a pull request', (input) => [renderPullRequest(input)]),
  { name: 'har', title: 'an HTTP archive of each attempt', files: harFiles },
  reporter('json', 'run.json', 'the record itself', ({ record }) => renderJson(record)),
]
