/** What a run came to, in Markdown for a pull request or a job's summary: short, worst first, complete where it matters. */
import type { Changes } from '../harness/changes-record.ts'
import type { RunRecord } from '../harness/record.ts'
import { type Check, checksOf, type Standing, standingsWorstFirst } from './checks.ts'
import { bullets, code, document, table } from './markdown.ts'
import { line } from './plain-text.ts'
import { replayCommand } from './replay-command.ts'
import type { ReportInput } from './report-input.ts'
import { runProblems } from './run-problems.ts'
import { summarise } from './run-summary.ts'
import { shorten } from './visible.ts'

/** GitHub takes 65 536 characters: with these two bounds all lists together stay below. */
const mostEntries = 20
const mostCharacters = 300

const headings: Readonly<Record<Standing, string>> = {
  breached: '✕ Breached',
  known: '✕ Known findings',
  inconclusive: '? Inconclusive',
  'not-tested': '? Not tested',
  defended: '✓ Defended',
  'not-applicable': '– Not applicable',
}

/** Lists of these are of use to a reviewer; the others are only counted. */
const listed: readonly Standing[] = ['breached', 'inconclusive', 'not-tested', 'known']

export function renderPullRequest(input: ReportInput): string {
  const { record, changes } = input
  const checks = checksOf(record)
  const of = (standing: Standing) => checks.filter((check) => check.standing === standing)
  return document([
    `## ${summarise(record).headline}`,
    aboutRun(record),
    listUnder(
      '### ✕ The run as a whole',
      runProblems(input).map(({ says }) => text(says)),
    ),
    table(
      ['', 'attempts'],
      standingsWorstFirst.map((standing) => [headings[standing], String(of(standing).length)]),
    ),
    ...(changes === null ? [] : comparison(changes)),
    ...listed.map((standing) => listUnder(`### ${headings[standing]}`, of(standing).map(entry))),
  ])
}

function aboutRun({ suite, target, seed, command }: RunRecord): string {
  const weakened = target.weakened.length === 0 ? '' : `, weakened on purpose: ${target.weakened.map(text).join(', ')}`
  const version = text(`${suite.name} ${suite.version}`)
  return `${version} on ${text(target.facts.name)}, seed ${seed}${weakened}. Repeat: ${text(command)}`
}

function comparison({ baseline, newlyBreached, fixed, noLongerJudged, added, otherwise }: Changes): (string | null)[] {
  const since = `### Since ${text(`${baseline.suite.version}, ${baseline.startedDateTime}`)}`
  const changed = otherwise.map(({ id, before, now }) => `${text(id)}: ${before} → ${now}`)
  const lists = [
    listUnder('**New breaches**', newlyBreached.map(text)),
    listUnder('**No longer judged**', noLongerJudged.map(text)),
    listUnder('**Changed otherwise**', changed),
    listUnder('**Fixed**', fixed.map(text)),
    listUnder('**New checks**', added.map(text)),
  ]
  return [since, ...(lists.every((list) => list === null) ? ['Nothing changed.'] : lists)]
}

function entry({ id, standing, says }: Check): string {
  const replay = standing === 'breached' || standing === 'inconclusive' ? `  \n  ${text(replayCommand(id))}` : ''
  return `${text(id)}: ${text(says)}${replay}`
}

function listUnder(heading: string, items: readonly string[]): string | null {
  if (items.length === 0) return null
  const more = items.length > mostEntries ? [`and ${items.length - mostEntries} more`] : []
  return `${heading}\n\n${bullets([...items.slice(0, mostEntries), ...more])}`
}

/** As code, in which nobody is mentioned, nothing is linked and nothing is markup. */
function text(words: string): string {
  return code(shorten(line(words), mostCharacters))
}
