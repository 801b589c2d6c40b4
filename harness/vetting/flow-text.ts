/** The text of a scenario's flows, as the engine runs them: types are gone, comments are there. */
import type { AnyScenario } from '../scenario.ts'

type Flow = AnyScenario['attack'] | AnyScenario['honest']

/** The comment that stands before the deviation. */
const mark = /^[ \t]*\/\/ the one deviation$/gm

/** The function without the indentation that it has in its file. */
export function flowText(flow: Flow): string {
  const lines = flow.toString().split('\n')
  const margin = indentOf(lines.at(-1) ?? '')
  return lines.map((line, index) => (index > 0 && indentOf(line) >= margin ? line.slice(margin) : line).trimEnd()).join('\n')
}

export function marksIn(flow: Flow): number {
  return [...flow.toString().matchAll(mark)].length
}

/** What stands under the mark, up to the end of its block; `null` without a mark. */
export function deviationText(flow: Flow): string | null {
  const lines = flowText(flow).split('\n')
  const start = lines.findIndex((line) => line.search(mark) >= 0)
  if (start < 0) return null
  const margin = indentOf(lines[start] ?? '')
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => line !== '' && indentOf(line) < margin)
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .map((line) => line.slice(margin))
    .join('\n')
    .trim()
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
