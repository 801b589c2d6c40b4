/** The ids that somebody probably meant. */

/** Up to `count` of the known ids, the most similar first. */
export function nearest(wanted: string, known: readonly string[], count = 3): string[] {
  return known
    .map((id) => ({ id, distance: distanceOf(wanted.toLowerCase(), id.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ id }) => id)
}

/** Shared three-letter pieces count most; the edit distance decides among equals. */
function distanceOf(a: string, b: string): number {
  const pieces = (text: string) =>
    new Set(Array.from({ length: Math.max(1, text.length - 2) }, (_, index) => text.slice(index, index + 3)))
  const inB = pieces(b)
  const shared = [...pieces(a)].filter((piece) => inB.has(piece)).length
  return editDistance(a, b) - 3 * shared
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
