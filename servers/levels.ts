/** Assurance levels and their names on the wire (`acr`). The order is total and known to the server only as numbers. */

export type Level = 1 | 2 | 3

const acrPrefix = 'urn:stepproof:acr:'

/** The levels, weakest first: password, second factor, phishing-resistant with user verification. */
export const levels: readonly Level[] = [1, 2, 3]

export function acrOf(level: Level): string {
  return `${acrPrefix}${level}`
}

/** 0 for anything that is not exactly one of our names. */
export function levelOf(acr: unknown): Level | 0 {
  return levels.find((level) => acr === acrOf(level)) ?? 0
}

/** The strongest of several requested values; 0 when none is known (OpenID Connect Core, 3.1.2.1 lists them in order of preference). */
export function strongestOf(acrValues: string | undefined): Level | 0 {
  const requested = (acrValues ?? '').split(' ').map(levelOf)
  return levels.findLast((level) => requested.includes(level)) ?? 0
}
