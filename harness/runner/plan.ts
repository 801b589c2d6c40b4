/** From scenarios to attempts: scenario x surface x variant, in the library's order, with what cannot be tried on this target. */
import type { Surface, TargetFacts } from '../record.ts'
import { matchesWords } from '../regression/select.ts'
import { idInRound, roundOf } from '../rounds.ts'
import type { AnyScenario } from '../scenario.ts'

export interface Attempt {
  /** `scenario[surface]` or `scenario[surface,variant]`; from the second round on with its number at the end. */
  readonly id: string
  /** The place in the plan of the whole library, from 0, and on from round to round: addresses and people depend on it. */
  readonly number: number
  /** Which time it is made in a run, from 1. */
  readonly round: number
  readonly scenario: AnyScenario
  readonly surface: Surface
  readonly variant: string | null
  /** Why it cannot be tried on the target; `null` when it can. */
  readonly inapplicable: string | null
}

export function plan(scenarios: readonly AnyScenario[], target: TargetFacts): Attempt[] {
  const attempts = scenarios.flatMap((scenario) =>
    scenario.surfaces.flatMap((surface) =>
      variantsOf(scenario).map((variant) => {
        const id = `${scenario.id}[${variant === null ? surface : `${surface},${variant}`}]`
        return { id, scenario, surface, variant, inapplicable: inapplicableReason(scenario, surface, variant, target) }
      }),
    ),
  )
  return attempts.map((attempt, number) => ({ ...attempt, number, round: 1 }))
}

/** The chosen attempts once in each round, one round after the other. @param library the plan that they were chosen from */
export function inRounds(chosen: readonly Attempt[], rounds: number, library: readonly Attempt[]): Attempt[] {
  return Array.from({ length: rounds }, (_, index) => chosen.map((attempt) => inRound(attempt, index + 1, library))).flat()
}

/** The attempt of that id, whichever round it is of; `undefined` when the plan has none. */
export function attemptCalled(id: string, library: readonly Attempt[]): Attempt | undefined {
  const { check, round } = roundOf(id)
  const found = library.find((attempt) => attempt.id === check)
  return found && inRound(found, round, library)
}

/** Fresh people, addresses and request ids: the numbers of a round begin where those of the round before end. */
function inRound(attempt: Attempt, round: number, library: readonly Attempt[]): Attempt {
  return { ...attempt, round, id: idInRound(attempt.id, round), number: attempt.number + (round - 1) * library.length }
}

/** Keeps attempts whose id, class or surface contains one of the words; no words keep all. */
export function filtered(attempts: readonly Attempt[], words: readonly string[]): Attempt[] {
  return attempts.filter(({ id, scenario }) => matchesWords({ id, class: scenario.class }, words))
}

function variantsOf({ variants }: AnyScenario): (string | null)[] {
  return variants === undefined ? [null] : Object.keys(variants)
}

function inapplicableReason(scenario: AnyScenario, surface: Surface, variant: string | null, target: TargetFacts): string | null {
  if (!target.surfaces.includes(surface)) return `the target has no ${surface} surface`
  const needs = [...scenario.needs, ...(variant === null ? [] : (scenario.variants?.[variant]?.needs ?? []))]
  const missing = needs.filter((need) => !target.capabilities.includes(need))
  return missing.length === 0 ? null : `the target lacks: ${missing.join(', ')}`
}
