/** What the evidence of a run says about one requirement. It never says that a service meets a standard: only what was seen. */

export const verdictsWorstFirst = ['contradicted', 'inconclusive', 'supported', 'not-tested', 'not-testable'] as const

export type RequirementVerdictKind = (typeof verdictsWorstFirst)[number]

export interface RequirementVerdict {
  readonly kind: RequirementVerdictKind
  /** A sentence. */
  readonly reason: string
}

/** A sign that reads without colour, the words, and the verdict of an attempt whose colours it takes. */
export const requirementSigns = {
  contradicted: { sign: '✕', words: 'contradicted', like: 'breached' },
  inconclusive: { sign: '?', words: 'inconclusive', like: 'inconclusive' },
  supported: { sign: '✓', words: 'supported', like: 'defended' },
  'not-tested': { sign: '–', words: 'not tested', like: 'not-applicable' },
  'not-testable': { sign: '·', words: 'not testable by this tool', like: 'not-applicable' },
} as const satisfies Readonly<Record<RequirementVerdictKind, object>>
