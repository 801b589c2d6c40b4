/** Which weaknesses are planted together: the seed chooses among the pairs that replace no part in common. */
import { createHash } from 'node:crypto'

export type Pair<Member> = readonly [Member, Member]

export interface Choice<Member> {
  readonly chosen: readonly Pair<Member>[]
  /** All pairs that there are, and of them those with a part in common: there the later would take the place of the earlier. */
  readonly possible: number
  readonly sharing: number
}

/** @param partsOf the parts that a weakness replaces, by name; none when that is not known */
export function choosePairs<Member extends { readonly id: string }>(
  members: readonly Member[],
  partsOf: (id: string) => readonly string[],
  wanted: number,
  seed: number,
): Choice<Member> {
  const pairs = members.flatMap((one, index) => members.slice(index + 1).map((other): Pair<Member> => [one, other]))
  const apart = pairs.filter(([one, other]) => !partsOf(one.id).some((part) => partsOf(other.id).includes(part)))
  const lot = ([one, other]: Pair<Member>) => createHash('sha256').update(`${seed}/${one.id}/${other.id}`).digest('hex')
  const drawn = apart.map((pair) => ({ pair, lot: lot(pair) })).toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
  return { chosen: drawn.slice(0, wanted).map(({ pair }) => pair), possible: pairs.length, sharing: pairs.length - apart.length }
}
