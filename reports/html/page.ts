/** The report of a run as one page: what it comes to, every attempt with its evidence, worst first, what it covers, and the kill matrix. */
import type { AttemptRecord, VerdictKind } from '../../harness/record.ts'
import type { ReportInput } from '../report-input.ts'
import { summarise } from '../run-summary.ts'
import { verdictSigns, worstFirst } from '../verdict-order.ts'
import type { Telling } from './attempt.ts'
import { renderCoverage } from './coverage.ts'
import { document } from './document.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { renderEvidence } from './evidence.ts'
import { renderFilter } from './filter.ts'
import { hostsOf } from './lanes.ts'
import { renderMatrix } from './matrix.ts'
import { renderHeader, renderOverview } from './overview.ts'
import { packedSample, type Sample, sampleOf } from './packed.ts'
import { count, sentenceCase } from './parts.ts'
import { byteLength, mostBytes, mostMatrixBytes, type Told, tellAttempts } from './room.ts'
import { renderScenario } from './scenario.ts'

type ToldAttempts = ReadonlyMap<AttemptRecord, Told>

/** The frame and the matrix come first; the attempts get the room that they leave. */
export function renderHtml(input: ReportInput): string {
  const { attempts } = input.record
  const hosts = hostsOf(input.record)
  const anchors = new Map(attempts.map((attempt, index) => [attempt, `attempt-${index + 1}`]))
  const placeOf = (attempt: AttemptRecord) => ({ anchor: anchors.get(attempt) ?? '', hosts })
  const middle = attempts[Math.floor(attempts.length / 2)]
  const sample = sampleOf(whenPresent(middle, (one) => renderEvidence(one, placeOf(one), 'lines')))
  const matrix = whenPresent(input.matrix, matrixSection)
  const page = (told: ToldAttempts, linked: readonly AttemptRecord[]) => {
    const links = new Map(linked.map((attempt) => [attempt.id, anchors.get(attempt) ?? '']))
    return frame(input, links, attemptSections(input, told, sample), matrix)
  }
  const room = mostBytes - Buffer.byteLength(page(new Map(), attempts))
  const told = tellAttempts(inOrder(input), placeOf, sample, room)
  return page(told, [...told.keys()])
}

function frame(input: ReportInput, links: ReadonlyMap<string, string>, attempts: Html, matrix: Html): string {
  const { record } = input
  const summary = summarise(record)
  return document({
    title: `${summary.headline} · ${record.target.facts.name} · stepproof`,
    header: renderHeader(record, summary),
    main: html`
      ${renderOverview(input, summary, links)}
      ${whenAny(record.attempts, renderFilter)}
      ${attempts}
      ${whenAny(record.attempts, renderCoverage)}
      ${matrix}`,
    footer: html`<p>${record.suite.name} ${record.suite.version}. Verdicts are recomputed from <code>run.json</code>, which holds the whole evidence. Secrets were replaced before they were recorded: equal labels stand for equal secrets.</p>`,
  })
}

/** Newly breached ones before those that were breached already, known ones last; within that, the order of the plan. */
function inOrder({ record, changes }: ReportInput): readonly AttemptRecord[] {
  const isNew = new Set(changes?.newlyBreached)
  const rank = ({ id, known }: AttemptRecord) => (known !== null ? 2 : isNew.has(id) ? 0 : 1)
  return worstFirst.flatMap((kind) =>
    record.attempts.filter(({ verdict }) => verdict.kind === kind).toSorted((one, other) => rank(one) - rank(other)),
  )
}

const explanations: Readonly<Record<VerdictKind, string>> = {
  breached: 'An oracle objected to what the attack brought about.',
  inconclusive: 'The evidence allows no verdict: the honest flow failed, or the attack was not delivered.',
  defended: 'The attack was delivered and stopped, and honest people still got through.',
  'not-applicable': 'The target does not offer what the scenario needs.',
}

function attemptSections(input: ReportInput, told: ToldAttempts, sample: Sample): Html {
  const shown = inOrder(input)
  return html`
    ${whenPresent(whatIsMissing(shown, told), (missing) => html`<p class="notice inconclusive">${missing}</p>`)}
    <p id="folded" class="faint">Scripts are off: of defended attempts the diagrams stay folded, of the others the exchanges that their verdict does not rest on. All of it stands in <code>run.json</code>.</p>
    <div id="attempts" data-sample="${packedSample(sample)}">${worstFirst.map((kind) => group(kind, shown, told))}</div>`
}

/** What did not fit on the page, and where it stands; `null` when everything did. */
function whatIsMissing(attempts: readonly AttemptRecord[], told: ToldAttempts): string | null {
  const undefended = attempts.filter(({ verdict }) => verdict.kind === 'breached' || verdict.kind === 'inconclusive')
  const toldAs = (among: readonly AttemptRecord[], ...tellings: readonly (Telling | undefined)[]) =>
    among.filter((attempt) => tellings.includes(told.get(attempt)?.telling)).length
  const parts = [
    { number: toldAs(attempts, undefined), what: '' },
    { number: toldAs(attempts, 'headline'), what: 'all but the reason of ' },
    {
      number: toldAs(
        attempts.filter(({ phases }) => phases.length > 0),
        'told',
      ),
      what: 'the diagrams of ',
    },
    { number: toldAs(undefended, 'folded', 'drawn'), what: 'most of the exchanges in full of ' },
  ].flatMap(({ number, what }) => (number === 0 ? [] : [`${what}${count(number, 'attempt')}`]))
  return parts.length === 0
    ? null
    : `To keep this page below 3 MB these were left out, and stand in run.json: ${parts.join('; ')}.`
}

function group(kind: VerdictKind, shown: readonly AttemptRecord[], told: ToldAttempts): Html {
  const attempts = shown.filter(({ verdict }) => verdict.kind === kind)
  if (attempts.length === 0) return nothing
  const { sign, words } = verdictSigns[kind]
  return html`
    <section class="group ${kind}" id="${kind}" aria-labelledby="${kind}-title">
      <h2 id="${kind}-title"><span class="sign" aria-hidden="true">${sign}</span> ${sentenceCase(words)} <span class="count">${attempts.length}</span></h2>
      <p class="lead">${explanations[kind]}</p>
      ${[...Map.groupBy(attempts, ({ scenario }) => scenario).values()].map((members) =>
        renderScenario(
          members,
          members.flatMap((attempt) => told.get(attempt)?.markup ?? []),
        ),
      )}
    </section>`
}

function matrixSection(matrix: Parameters<typeof renderMatrix>[0]): Html {
  const rendered = renderMatrix(matrix)
  const fits = byteLength(rendered) <= mostMatrixBytes
  return html`<section id="matrix" aria-labelledby="matrix-title"><h2 id="matrix-title">Kill matrix</h2>${fits ? rendered : html`<p class="notice inconclusive">It is too large for this page and stands in <code>kill-matrix.json</code>; <code>stepproof mutate</code> writes it as a page of its own.</p>`}</section>`
}
