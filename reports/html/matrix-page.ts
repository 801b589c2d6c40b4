/** The kill matrix as a page of its own, for `mutate`. */
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import { duration } from '../duration.ts'
import { matrixHeadline } from '../matrix-summary.ts'
import { document } from './document.ts'
import { html } from './escape.ts'
import { renderMatrix } from './matrix.ts'
import { command, moment } from './parts.ts'

export function renderMatrixHtml(matrix: KillMatrix): string {
  return document({
    title: `${matrixHeadline(matrix)} · ${matrix.target} · stepproof`,
    header: html`
      <p class="wordmark">stepproof</p>
      <h1>Kill matrix</h1>
      <p class="lead">${matrix.target}, ${moment(matrix.startedDateTime)}, ${duration(matrix.time)}, seed ${matrix.seed}</p>
      ${command(matrix.command)}`,
    main: html`<section id="matrix" aria-labelledby="matrix-title"><h2 id="matrix-title">Which scenario notices which weakness</h2>${renderMatrix(matrix)}</section>`,
    footer: html`<p>${matrix.suite.name} ${matrix.suite.version}.</p>`,
  })
}
