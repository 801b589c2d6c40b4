/** What changed since the baseline, worst first: what broke, what nobody looks after any more, what was fixed. */
import type { Changes } from '../../harness/changes-record.ts'
import { verdictSigns } from '../verdict-order.ts'
import { shorten } from '../visible.ts'
import { type Html, html, nothing } from './escape.ts'
import { listed, moment } from './parts.ts'

/** Entries of one list. */
const most = 150

export function renderChanges(changes: Changes, linked: (id: string) => Html): Html {
  const { baseline, newlyBreached, noLongerJudged, fixed, otherwise, added } = changes
  const total = newlyBreached.length + noLongerJudged.length + fixed.length + otherwise.length + added.length
  return html`
    <section class="changes" id="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">Since the baseline</h2>
      <p class="lead">Compared with <code>${shorten(baseline.file, 300)}</code>, ${baseline.suite.name} ${baseline.suite.version}, ${moment(baseline.startedDateTime)}, seed ${baseline.seed}.${total === 0 ? ' Nothing changed.' : ''}</p>
      <div class="columns">
        ${part('Newly breached', 'breached', newlyBreached.map(linked))}
        ${part('No longer judged', 'inconclusive', noLongerJudged.map(linked), 'Judged then, not now: what they guarded is unguarded.')}
        ${part('Fixed', 'defended', fixed.map(linked))}
        ${part(
          'Changed otherwise',
          'not-applicable',
          otherwise.map(
            ({ id, before, now }) =>
              html`${linked(id)} <span class="faint">${verdictSigns[before].words} → ${verdictSigns[now].words}</span>`,
          ),
        )}
        ${part('Added', 'not-applicable', added.map(linked))}
      </div>
    </section>`
}

function part(title: string, tone: string, entries: readonly Html[], remark = ''): Html {
  if (entries.length === 0) return nothing
  return html`
    <div class="card toned ${tone}"><h3>${title} <span class="count">${entries.length}</span></h3>
      ${remark === '' ? nothing : html`<p class="faint">${remark}</p>`}
      ${listed(entries, most, (entry) => entry)}</div>`
}
