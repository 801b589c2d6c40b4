/** What a plan consists of, in one word: two runs of the same digest make the same attempts with the same flows. */
import { hash } from 'node:crypto'
import type { Attempt } from './plan.ts'

/** Covers what scenarios say of themselves and the text of their flows; not what the flows call. */
export function planDigest(attempts: readonly Attempt[]): string {
  return hash('sha256', JSON.stringify(attempts.map(partsOf)), 'base64url')
}

function partsOf({
  id,
  number,
  inapplicable,
  scenario: { honest, attack, source: _source, ...declared },
}: Attempt): readonly unknown[] {
  return [id, number, inapplicable, declared, honest.toString(), attack.toString()]
}
