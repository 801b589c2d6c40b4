/** The table of contents of the scenario pages, in Markdown: every class by topic, with its scenarios, and which classes have none. */
import type { ClassRecord, ScenarioRecord } from '../harness/scenario-record.ts'
import { code, document, prose, table } from './markdown.ts'
import { generatedNote } from './scenario-page.ts'

/** @param classes in reading order; the pages stand at `<id>.md` beside the index */
export function renderScenarioIndex(scenarios: readonly ScenarioRecord[], classes: readonly ClassRecord[]): string {
  const first = classes.filter(({ priority }) => priority === 'P1')
  const attacked = new Set(scenarios.map((one) => one.class))
  const topics = [...Map.groupBy(classes, ({ topic }) => topic)]
  return document([
    generatedNote,
    '# Scenarios',
    `${scenarios.length} scenarios attack ${attacked.size} of ${classes.length} classes of weaknesses, and ${
      first.filter(({ id }) => attacked.has(id)).length
    } of the ${first.length} classes of priority P1.`,
    ...topics.flatMap(([topic, members]) => [`## ${prose(topic)}`, classTable(members, scenarios)]),
  ])
}

function classTable(classes: readonly ClassRecord[], scenarios: readonly ScenarioRecord[]): string {
  const rows = classes.map(({ id, title, priority }) => {
    const links = scenarios.filter((one) => one.class === id).map((one) => `[${prose(one.title)}](${one.id}.md)`)
    return [code(id), priority, prose(title), links.length === 0 ? 'none' : links.join('<br>')]
  })
  return table(['class', 'priority', 'what is wrong', 'scenarios'], rows)
}
