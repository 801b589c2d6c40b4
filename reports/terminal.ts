/** A run on a terminal: the list in the order of the plan, then each finding with its evidence, worst first, then the counts. */
import type { AttemptRecord, RunRecord, VerdictKind } from '../harness/record.ts'
import { duration } from './duration.ts'
import { type Paint, paintFor, type TerminalOptions } from './paint.ts'
import { attempts, type RunSummary, summarise } from './run-summary.ts'
import { changedSince } from './terminal-changes.ts'
import { breaches, inconclusives } from './terminal-findings.ts'
import { commandLine, line, paragraphs } from './terminal-line.ts'
import { attemptsWith, verdictSigns, worstFirst, worstOf } from './verdict-order.ts'

/**
 * Text for stdout, ending in a line break. What came from the target cannot move the cursor or forge a line.
 *
 * 1. what ran against what, and how to repeat it
 * 2. one line per scenario
 * 3. findings: breached, then inconclusive
 * 4. what was not applicable or not run, and why
 * 5. what changed since the baseline
 * 6. counts
 */
export function renderTerminal(record: RunRecord, options: TerminalOptions): string {
  const paint = paintFor(options)
  const summary = summarise(record)
  return paragraphs([
    heading(record, paint),
    scenarioLines(record.attempts, paint),
    ...breaches(record, paint, options.recordFile),
    ...inconclusives(record, paint, options.recordFile),
    notApplicable(record, paint),
    notRun(summary, paint),
    options.changes === undefined || options.changes === null ? [] : changedSince(options.changes, paint),
    closing(record, summary, paint),
  ])
}

function heading(record: RunRecord, paint: Paint): readonly string[] {
  const { suite, target } = record
  const facts = [
    `${line(suite.name)} ${line(suite.version)}`,
    `${line(target.facts.name)} at ${line(target.origin)}`,
    `seed ${record.seed}`,
  ]
  const first = `${paint.bold(facts.join(' · '))} · repeat: ${commandLine(record.command)}`
  return target.weakened.length === 0 ? [first] : [first, `weakened on purpose: ${target.weakened.map(line).join(', ')}`]
}

function scenarioLines(all: readonly AttemptRecord[], paint: Paint): readonly string[] {
  const byScenario = Map.groupBy(all, (attempt) => attempt.scenario)
  return [...byScenario].map(([scenario, group]) => {
    const worst = worstOf(group.map((attempt) => attempt.verdict.kind))
    const { sign, words } = verdictSigns[worst]
    const known = worst === 'breached' && group.every((attempt) => attempt.verdict.kind !== 'breached' || attempt.known !== null)
    return `${paint.verdict(worst, `${sign} ${(known ? 'known finding' : words).padEnd(14)}`)}  ${line(scenario)}  ${paint.faint(waysIn(group, worst))}`
  })
}

/** `session, api` when all ways in fared alike; else who fared how, worst first. */
function waysIn(group: readonly AttemptRecord[], worst: VerdictKind): string {
  const parts = worstFirst.flatMap((kind) => {
    const same = group.filter((attempt) => attempt.verdict.kind === kind)
    if (same.length === 0) return []
    const named = surfacesOf(same)
    return [kind === worst ? named : `(${verdictSigns[kind].words}: ${named})`]
  })
  return parts.join(' ')
}

function surfacesOf(group: readonly AttemptRecord[]): string {
  return [...Map.groupBy(group, (attempt) => attempt.surface)]
    .map(([surface, same]) => {
      const variants = same.flatMap((attempt) => attempt.variant ?? [])
      const named = variants.length > 3 ? `${variants.length} variants` : variants.map(line).join(', ')
      return [...(variants.length < same.length ? [surface] : []), ...(variants.length > 0 ? [`${surface}[${named}]`] : [])].join(
        ', ',
      )
    })
    .join(', ')
}

function notApplicable(record: RunRecord, paint: Paint): readonly string[] {
  const byReason = Map.groupBy(attemptsWith(record.attempts, 'not-applicable'), ({ verdict }) => verdict.reason)
  if (byReason.size === 0) return []
  const lines = [...byReason].map(([reason, group]) => {
    const scenarios = new Set(group.map(({ attempt }) => line(attempt.scenario)))
    return `  ${line(reason)}: ${[...scenarios].join(', ')}`
  })
  return [paint.verdict('not-applicable', `${verdictSigns['not-applicable'].sign} NOT APPLICABLE`), ...lines]
}

function notRun(summary: RunSummary, paint: Paint): readonly string[] {
  if (summary.notRun.length === 0) return []
  const named = summary.notRun.slice(0, 10).map((id) => `  ${line(id)}`)
  const rest = summary.notRun.length - named.length
  return [paint.bold('NOT RUN'), ...named, ...(rest > 0 ? [`  and ${rest} more`] : [])]
}

function closing(record: RunRecord, summary: RunSummary, paint: Paint): readonly string[] {
  const counts = worstFirst.map((kind) => {
    const text = `${summary.counts[kind]} ${verdictSigns[kind].words}`
    return summary.counts[kind] > 0 ? paint.verdict(kind, text) : text
  })
  const last = `${counts.join(' · ')} of ${attempts(record.checks.length)} planned, in ${duration(record.time)}`
  return [
    paint.bold(summary.headline),
    last,
    ...(summary.problem === null ? [] : [paint.verdict('inconclusive', summary.problem)]),
  ]
}
