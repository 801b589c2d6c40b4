/** An attempt told in a few lines: its attack step by step, and of the honest phases how they ended. Needs no script and little room. */
import type { AttemptRecord, Evidence } from '../../harness/record.ts'
import { deviationOf } from './deviation.ts'
import { type Html, html, nothing, whenAny } from './escape.ts'
import { count, sentenceCase } from './parts.ts'
import { phaseNames } from './place.ts'
import { stepSentence } from './step.ts'

export function renderAccount(attempt: AttemptRecord, phases: readonly Evidence[] = attempt.phases): Html {
  return html`<ul class="told">${phases.map((evidence) => phaseAccount(evidence, attempt))}</ul>`
}

function phaseAccount(evidence: Evidence, attempt: AttemptRecord): Html {
  const { phase, steps, exchanges } = evidence
  const told = phase === 'attack' ? runsOf(evidence, deviationOf(attempt)) : []
  return html`<li><b>${sentenceCase(phaseNames[phase])}</b>: ${count(steps.length, 'step')}, ${count(exchanges.length, 'exchange')}, ${ending(evidence)}${whenAny(told, (runs) => html`<ul>${runs.map(({ says, times }) => html`<li>${says}${times > 1 ? html` <b>× ${times}</b>` : nothing}</li>`)}</ul>`)}</li>`
}

/** How the deciding steps came out. */
function ending({ skipped, failure, decided, steps }: Evidence): string {
  if (skipped !== null) return `left out: ${skipped}`
  if (failure !== null) return `failed: ${failure.says}`
  return [...new Set(decided.flatMap((index) => steps[index]?.outcome ?? []))].join(' and ')
}

interface Run {
  readonly says: Html
  readonly times: number
}

/** Steps that read alike and follow each other are told once. */
function runsOf({ steps, decided }: Evidence, deviation: number | null): readonly Run[] {
  const runs: Run[] = []
  for (const [index, step] of steps.entries()) {
    const says = stepSentence(step, { decides: decided.includes(index), deviates: index === deviation })
    const last = runs.at(-1)
    if (last?.says.markup === says.markup) runs[runs.length - 1] = { says, times: last.times + 1 }
    else runs.push({ says, times: 1 })
  }
  return runs
}
