/** What changed since the baseline, on a terminal: the worst first, each check by its id. */
import type { Changes } from '../harness/changes-record.ts'
import type { Paint } from './paint.ts'
import { line } from './terminal-line.ts'
import { verdictSigns } from './verdict-order.ts'

export function changedSince(changes: Changes, paint: Paint): readonly string[] {
  const { baseline, newlyBreached, fixed, noLongerJudged, added, otherwise } = changes
  const listed = (kind: 'breached' | 'inconclusive' | 'defended', title: string, ids: readonly string[]) =>
    ids.map((id) => `  ${paint.verdict(kind, `${verdictSigns[kind].sign} ${title.padEnd(19)}`)} ${line(id)}`)
  const lines = [
    ...listed('breached', 'newly breached', newlyBreached),
    ...listed('inconclusive', 'no longer judged', noLongerJudged),
    ...listed('defended', 'fixed', fixed),
    ...otherwise.map(({ id, before, now }) => `  ${line(id)}: ${verdictSigns[before].words}, now ${verdictSigns[now].words}`),
    ...(added.length === 0 ? [] : [`  ${added.length} not in the baseline`]),
  ]
  const { suite, seed, file } = baseline
  const from = `${line(file)} (${line(suite.name)} ${line(suite.version)}, seed ${seed}, ${line(baseline.startedDateTime)})`
  return [paint.bold(`SINCE THE BASELINE ${from}`), ...(lines.length === 0 ? ['  nothing changed'] : lines)]
}
