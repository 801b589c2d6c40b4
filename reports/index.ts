/** The reports: a run record in, text out. Nothing here reads a file, a clock or the process. */
import type { KillMatrix } from '../harness/kill-matrix-record.ts'
import type { RunRecord } from '../harness/record.ts'
import { renderHtml } from './html/page.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'

export { renderMatrixHtml } from './html/matrix-page.ts'
export { renderMutationReport, type Source } from './mutation-report.ts'
export type { TerminalOptions } from './paint.ts'
export { renderScenarioIndex } from './scenario-index.ts'
export { renderScenarioPage } from './scenario-page.ts'
export { renderTerminal } from './terminal.ts'
export { renderMatrixTerminal } from './terminal-matrix.ts'
export { renderPairsTerminal } from './terminal-pairs.ts'
export { renderTranscript } from './transcript.ts'

export interface Reporter {
  readonly name: 'html' | 'junit' | 'json'
  readonly fileName: string
  /** The kill matrix is `null` unless `mutate` made one; a reporter without use for it leaves it. */
  render(record: RunRecord, matrix: KillMatrix | null): string
}

export const reporters: readonly Reporter[] = [
  { name: 'html', fileName: 'report.html', render: renderHtml },
  { name: 'junit', fileName: 'junit.xml', render: renderJunit },
  { name: 'json', fileName: 'run.json', render: renderJson },
]
