/** The report on one catalogue as a page in the style of the report of a run. */
import { document } from '../html/document.ts'
import { type Html, html, whenAny, whenPresent } from '../html/escape.ts'
import { sentenceCase } from '../html/parts.ts'
import type { Assessment, RequirementAssessment } from './assess.ts'
import type { AttemptEvidence, CaughtWeakness, ScenarioEvidence } from './evidence-for.ts'
import { type RequirementVerdictKind, requirementSigns } from './requirement-verdict.ts'
import { attemptCounts, besides, byVerdict, disclaimer, headline, line, scopeFacts, scopeGaps, some } from './sentences.ts'

export function renderAssessmentHtml(assessment: Assessment): string {
  const { catalogue, counts, requirements, scope } = assessment
  return document({
    title: `${catalogue.title} · ${line(scope.target.name)} · stepproof`,
    header: html`
      <p class="wordmark">stepproof</p>
      <h1>${catalogue.title}</h1>
      <p class="lead">${catalogue.version} (<a href="${catalogue.link}">the text that counts</a>). ${disclaimer}</p>`,
    main: html`
      ${renderScope(assessment)}
      <section aria-labelledby="result-title">
        <h2 id="result-title">Result</h2>
        <ul class="tiles">${tiles.map((kind) => tile(kind, counts[kind]))}</ul>
        <p><strong>${headline(counts)}.</strong> ${besides(counts)}</p>
        <div class="card scroll" tabindex="0" role="region" aria-labelledby="table-title">
          <h3 id="table-title">By requirement</h3>
          <table>
            <thead><tr><th scope="col">Requirement</th><th scope="col">Verdict</th><th scope="col">What it asks for</th></tr></thead>
            <tbody>${requirements.map((one) => html`<tr><th scope="row"><a href="#${anchor(one)}">${one.id}</a></th><td>${badge(one.verdict.kind)}</td><td>${one.says}</td></tr>`)}</tbody>
          </table>
        </div>
      </section>
      ${byVerdict(requirements).map(renderGroup)}`,
    footer: html`<p>${line(scope.suite.name)} ${line(scope.suite.version)}. Every verdict follows from the record of the run and the kill matrix that are named under Scope.</p>`,
  })
}

const tiles = ['contradicted', 'inconclusive', 'supported', 'not-tested'] as const

function tile(kind: (typeof tiles)[number], count: number): Html {
  const { sign, words, like } = requirementSigns[kind]
  const content = html`<span class="number">${count}</span> <span class="word"><span aria-hidden="true">${sign}</span> ${words}</span>`
  return count === 0
    ? html`<li class="tile none">${content}</li>`
    : html`<li class="tile ${like}"><a href="#${kind}">${content}</a></li>`
}

function badge(kind: RequirementVerdictKind): Html {
  const { sign, words, like } = requirementSigns[kind]
  return html`<span class="badge ${like}"><span aria-hidden="true">${sign}</span> ${words}</span>`
}

function renderScope(assessment: Assessment): Html {
  const { scope } = assessment
  return html`
    <section aria-labelledby="scope-title">
      <h2 id="scope-title">Scope</h2>
      ${whenAny(scopeGaps(scope), (gaps) => html`<ul class="notice inconclusive">${gaps.map((gap) => html`<li>${line(gap)}</li>`)}</ul>`)}
      <div class="card"><dl class="facts">${scopeFacts(assessment).map(([name, value]) => html`<dt>${name}</dt><dd>${line(value)}</dd>`)}</dl></div>
      ${details(
        'Scenarios that did not run, or not all of them',
        scope.notRun.map((one) => html`<code>${line(one.scenario)}</code> ${some(one.attempts.length, 'attempt')}`),
      )}
      ${details(
        'Not applicable to the target',
        scope.notApplicable.map(({ reason, attempts }) => html`${line(reason)}: ${some(attempts.length, 'attempt')}`),
      )}
      ${details(
        'Known findings',
        scope.known.map(
          (one) =>
            html`<code>${line(one.attempt)}</code> owner ${line(one.owner)}, until ${line(one.expires)}: ${line(one.reason)}`,
        ),
      )}
    </section>`
}

/** Nothing for an empty list. Stands open on paper. */
function details(title: string, items: readonly Html[]): Html {
  return whenAny(
    items,
    (all) =>
      html`<details class="plain"><summary>${title} <span class="count">${all.length}</span></summary>${bulleted(all)}</details>`,
  )
}

function bulleted(items: readonly Html[]): Html {
  return html`<ul class="ids">${items.map((item) => html`<li>${item}</li>`)}</ul>`
}

function renderGroup({ kind, sign, words, like, list }: ReturnType<typeof byVerdict>[number]): Html {
  return html`
    <section class="group ${like}" id="${kind}" aria-labelledby="${kind}-title">
      <h2 id="${kind}-title"><span class="sign" aria-hidden="true">${sign}</span> ${sentenceCase(words)} <span class="count">${list.length}</span></h2>
      ${list.map(renderRequirement)}
    </section>`
}

function renderRequirement(one: RequirementAssessment): Html {
  return html`
    <article class="card" id="${anchor(one)}" aria-labelledby="${anchor(one)}-title">
      <h3 id="${anchor(one)}-title">${one.id} ${badge(one.verdict.kind)}</h3>
      <p>${one.says} <a href="${one.link}">Text of ${one.id}</a>${whenPresent(one.objective, (objective) => html`, OSCAL objective <code>${objective}</code>`)}</p>
      <p>${line(one.verdict.reason)}</p>
      ${whenAny(one.limits, (limits) => bulleted(limits.map(({ says, kept }) => html`${says}: ${kept ? 'kept' : 'not kept'}`)))}
      ${one.scenarios.map(renderScenario)}
      ${details('Weaknesses that these scenarios caught', one.weaknesses.map(renderWeakness))}
    </article>`
}

function renderScenario(scenario: ScenarioEvidence): Html {
  return html`<details class="plain"><summary><code>${line(scenario.id)}</code> ${line(scenario.title)}: ${attemptCounts(scenario)}</summary>${bulleted(scenario.attempts.map(renderAttempt))}</details>`
}

function renderAttempt({ id, verdict, says, violations, known }: AttemptEvidence): Html {
  return html`<code>${line(id)}</code> ${verdict === 'not-run' ? 'not run' : verdict}: ${line(says)}
    ${whenAny(violations, (all) => bulleted(all.map(({ oracle, phase, says: objection, exchanges }) => html`${line(oracle)} (${phase}): ${line(objection)} ${exchanges.map((exchange) => html`<code>${line(exchange)}</code> `)}`)))}
    ${whenPresent(known, (finding) => html`<p class="notice inconclusive">Known finding of ${line(finding.owner)} until ${line(finding.expires)}: ${line(finding.reason)}</p>`)}`
}

function renderWeakness({ id, title, cwe, caughtBy }: CaughtWeakness): Html {
  return html`<code>${line(id)}</code> (${line(cwe)}) ${line(title)}, noticed by ${caughtBy.map((attempt) => html`<code>${line(attempt)}</code> `)}`
}

/** Ids of requirements begin with a digit or a letter and hold dots, which an id of a page may hold too. */
function anchor({ id }: RequirementAssessment): string {
  return `requirement-${id}`
}
