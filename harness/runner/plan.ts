/** From scenarios to attempts: scenario x surface x variant, in the library's order, with what cannot be tried on this target. */
import type { Surface, TargetFacts } from '../record.ts'
import type { AnyScenario } from '../scenario.ts'

export interface Attempt {
  /** `scenario[surface]` or `scenario[surface,variant]`. */
  readonly id: string
  /** The place in the plan, from 0: addresses and people depend on it. */
  readonly number: number
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
  return attempts.map((attempt, number) => ({ ...attempt, number }))
}

/** Keeps attempts whose id, class or surface contains one of the words; no words keep all. */
export function filtered(attempts: readonly Attempt[], words: readonly string[]): Attempt[] {
  return attempts.filter(
    ({ id, scenario }) => words.length === 0 || words.some((word) => id.includes(word) || scenario.class === word),
  )
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
