/** What the attempts of a run cover: the classes of weaknesses, and the requirements that their scenarios cite. */
import type { AttemptRecord } from '../../harness/record.ts'
import { renderCounts } from './counts-table.ts'
import { type Html, html } from './escape.ts'

export function renderCoverage(attempts: readonly AttemptRecord[]): Html {
  return html`
    <section id="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">What was tried</h2>
      <p class="lead">Attempts by verdict. That a requirement is cited says what was tried against it, not that it is fulfilled.</p>
      <div class="columns">
        ${renderCounts({ title: 'By class of weakness', by: 'class', groups: Map.groupBy(attempts, (attempt) => attempt.class) })}
        ${renderCounts({ title: 'By requirement cited', by: 'requirement', groups: byRequirement(attempts) })}
      </div>
    </section>`
}

export function byRequirement(attempts: readonly AttemptRecord[]): ReadonlyMap<string, readonly AttemptRecord[]> {
  const cited = attempts.flatMap((attempt) => attempt.requirements.map((id) => ({ id, attempt })))
  return new Map([...Map.groupBy(cited, ({ id }) => id)].map(([id, pairs]) => [id, pairs.map(({ attempt }) => attempt)]))
}
