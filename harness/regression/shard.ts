/** One of several parts of a plan, made apart from each other and merged afterwards. */

export interface Shard {
  /** From 1 to `of`. */
  readonly number: number
  readonly of: number
}

export function shardName({ number, of }: Shard): string {
  return `${number}/${of}`
}

/**
 * The attempts are dealt like cards, so that neighbours, which take about as long, are in different hands; first those that can be
 * made, then the others. The order of the plan stays.
 */
export function dealt<A extends { readonly inapplicable: string | null }>(attempts: readonly A[], { number, of }: Shard): A[] {
  const deal = (some: readonly A[]) => some.filter((_, index) => index % of === number - 1)
  const hand = new Set([
    ...deal(attempts.filter(({ inapplicable }) => inapplicable === null)),
    ...deal(attempts.filter(({ inapplicable }) => inapplicable !== null)),
  ])
  return attempts.filter((attempt) => hand.has(attempt))
}

/** Of those that a record says it holds, which others there must be. @param shards `i/n` each */
export function missingShards(shards: readonly string[]): string[] {
  const counts = new Set(shards.map((shard) => Number(shard.split('/')[1])))
  return [...counts].flatMap((of) =>
    Array.from({ length: of }, (_, index) => shardName({ number: index + 1, of })).filter((name) => !shards.includes(name)),
  )
}
