/** The controls that narrow the attempts down. They need the page's script, which shows them. */
import { type AttemptRecord, surfaces } from '../../harness/record.ts'
import { verdictSigns, worstFirst } from '../verdict-order.ts'
import { shorten } from '../visible.ts'
import { type Html, html } from './escape.ts'

export function renderFilter(attempts: readonly AttemptRecord[]): Html {
  const kinds = worstFirst.filter((kind) => attempts.some(({ verdict }) => verdict.kind === kind))
  return html`
    <form id="filter" class="filter" role="search" aria-label="Attempts" hidden>
      <p class="field wide"><label for="words">Filter ${attempts.length} attempts</label>
      <input id="words" name="words" type="search" autocomplete="off" placeholder="words of a title, id or reason"></p>
      ${choice(
        'verdict',
        kinds.map((kind) => [kind, verdictSigns[kind].words]),
      )}
      ${choice('class', named(attempts.map((attempt) => attempt.class)))}
      ${choice('surface', named(surfaces.filter((surface) => attempts.some((attempt) => attempt.surface === surface))))}
      ${choice('requirement', named(attempts.flatMap(({ requirements }) => requirements)))}
      <p class="field buttons"><button type="button" id="open-all">Open all</button>
      <button type="button" id="close-all">Close all</button>
      <button type="button" id="clear">Clear</button>
      <output id="filter-state" for="words verdict class surface requirement"></output></p>
    </form>`
}

/** Entries of a list to choose from; of more, words are the better filter. */
const mostOptions = 400

function named(values: readonly string[]): readonly (readonly [string, string])[] {
  return [...new Set(values)]
    .toSorted()
    .slice(0, mostOptions)
    .map((value) => [shorten(value, 200), shorten(value, 200)])
}

function choice(name: string, options: readonly (readonly [string, string])[]): Html {
  return html`<p class="field"><label for="${name}">${name}</label><select id="${name}" name="${name}"><option value="">any</option>${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></p>`
}
