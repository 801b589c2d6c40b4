/** From a scenario of the library to its record, with everything that it only names put into words. */
import { places } from '../network/positions.ts'
import type { AnyScenario, Variant } from '../scenario.ts'
import type { ScenarioRecord, Term, VariantRecord } from '../scenario-record.ts'
import { capabilities } from '../targets/capabilities.ts'
import type { TargetDefinition } from '../targets/target.ts'
import { deviationText, flowText } from '../vetting/flow-text.ts'

export function scenarioRecord(one: AnyScenario, { facts }: TargetDefinition): ScenarioRecord {
  const meanings: Readonly<Record<string, string>> = {
    ...capabilities,
    ...Object.fromEntries(facts.operations.map(({ id, title }) => [id, `lets people ${title}`])),
  }
  const { outcome, mayBeDone = 0, mayNotExist = false } = one.expects
  return {
    id: one.id,
    title: one.title,
    story: one.story,
    class: one.class,
    seen: one.seen,
    unseen: one.unseen ?? null,
    requirements: one.requirements,
    needs: one.needs.map((id) => ({ id, means: meanings[id] ?? 'is the target’s own' })),
    surfaces: one.surfaces,
    steals: one.steals,
    from: place(one.from),
    variants: Object.entries(one.variants ?? {}).map(([name, variant]) => variantRecord(name, variant, one)),
    honest: flowText(one.honest),
    attack: flowText(one.attack),
    deviation: deviationText(one.attack),
    expects: { outcome, mayBeDone, mayNotExist },
    locksOut: one.locksOut !== undefined,
  }
}

function variantRecord(name: string, { from, needs = [], ...settings }: Variant, one: AnyScenario): VariantRecord {
  return { name, from: place(from ?? one.from), needs, settings }
}

function place(id: AnyScenario['from']): Term {
  return { id, means: places[id] }
}
