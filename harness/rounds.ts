/** Rounds of a repeated run, as the ids of attempts tell them: `scenario[surface]` in the first, `scenario[surface]@2` in the second. */

export function idInRound(check: string, round: number): string {
  return round === 1 ? check : `${check}@${round}`
}

/** What is checked, whichever round it is, and the round. */
export function roundOf(id: string): { readonly check: string; readonly round: number } {
  const [, check = id, round = '1'] = /^(.*\])@(\d+)$/.exec(id) ?? []
  return { check, round: Number(round) }
}
