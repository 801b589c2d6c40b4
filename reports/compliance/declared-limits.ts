/** Holds the figures of a requirement against what the target declares of itself: the scenarios try those limits, whatever they are. */
import type { TargetFacts } from '../../harness/record.ts'
import type { DeclaredFact, Limit } from '../catalogues/index.ts'

export interface CheckedLimit {
  readonly says: string
  readonly kept: boolean
}

type Declared = readonly (number | null)[]

/** Empty: the target has no such thing. `null`: it has it, without a limit. */
const facts: Readonly<Record<DeclaredFact, { readonly words: string; readonly of: (target: TargetFacts) => Declared }>> = {
  idleSeconds: {
    words: 'seconds for which a session may lie idle',
    of: ({ sessions }) => (sessions === null ? [] : [sessions.idleSeconds]),
  },
  consecutiveGuesses: { words: 'wrong answers in a row', of: ({ limits }) => [limits.consecutiveGuesses] },
  lockSeconds: { words: 'seconds of lock after them', of: ({ limits }) => [limits.lockSeconds] },
  exemptCents: { words: 'cents without a proof', of: (target) => exemptions(target).map(({ upTo }) => upTo) },
  exemptTotalCents: {
    words: 'cents in all without a proof',
    of: (target) => exemptions(target).map(({ totalUpTo }) => totalUpTo),
  },
  exemptTimes: { words: 'times in a row without a proof', of: (target) => exemptions(target).map(({ timesUpTo }) => timesUpTo) },
}

export function checkLimits(limits: readonly Limit[], target: TargetFacts): readonly CheckedLimit[] {
  return limits.flatMap((limit) => facts[limit.fact].of(target).map((declared) => checked(limit, declared)))
}

function checked({ fact, bound, value }: Limit, declared: number | null): CheckedLimit {
  const kept = declared !== null && (bound === 'at most' ? declared <= value : declared >= value)
  return { says: `${facts[fact].words}: ${declared ?? 'no limit'} declared, ${bound} ${value} asked for`, kept }
}

function exemptions({ operations }: TargetFacts) {
  return operations.flatMap(({ exemption }) => exemption ?? [])
}
