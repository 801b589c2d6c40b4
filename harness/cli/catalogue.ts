/** All that there is, by kind: what `list` and `show` speak of. */
import { type Catalogue, catalogues, isTestedBy, type Requirement } from '../../reports/index.ts'
import { classes, topics } from '../classes.ts'
import { oracles } from '../oracles/index.ts'
import type { AnyScenario } from '../scenario.ts'
import type { ClassRecord } from '../scenario-record.ts'
import { capabilities } from '../targets/capabilities.ts'
import type { Loaded } from './options.ts'

export interface Entry {
  readonly id: string
  readonly title: string
  readonly [detail: string]: unknown
}

export const kinds = ['scenarios', 'weaknesses', 'oracles', 'classes', 'capabilities', 'targets', 'catalogues'] as const
export type Kind = (typeof kinds)[number]

/** In reading order. */
export const classRecords: readonly ClassRecord[] = Object.entries(classes).map(([id, { topic, ...one }]) => ({
  id,
  ...one,
  topic: topics[topic],
}))

export function catalogueOf({ library, definition }: Loaded): Record<Kind, Entry[]> {
  const { facts, weaknesses } = definition
  return {
    scenarios: library.map(({ honest: _honest, attack: _attack, ...scenario }) => scenario),
    weaknesses: weaknesses.map(({ id, title, class: classId, cwe }) => ({ id, title, class: classId, cwe })),
    oracles: oracles.map(({ id, title }) => ({ id, title })),
    classes: classRecords.map((one) => ({ ...one })),
    capabilities: Object.entries(capabilities).map(([id, title]) => ({ id, title })),
    targets: [{ id: facts.name, title: `surfaces ${facts.surfaces.join(', ')}`, ...facts }],
    catalogues: catalogues.map(({ requirements, ...facts }) => ({
      ...facts,
      requirements: requirements.map(({ id, says }) => ({ id: `${facts.id}:${id}`, title: says })),
    })),
  }
}

/** Every requirement of every catalogue under the id that scenarios cite, with the scenarios that test it. */
export function requirementEntries(library: readonly AnyScenario[]): Entry[] {
  return catalogues.flatMap((catalogue) => catalogue.requirements.map((one) => requirementEntry(catalogue, one, library)))
}

function requirementEntry(catalogue: Catalogue, requirement: Requirement, library: readonly AnyScenario[]): Entry {
  const { id, says, ...facts } = requirement
  const scenarios = library.filter((one) => isTestedBy(catalogue, requirement, one))
  return {
    id: `${catalogue.id}:${id}`,
    title: says,
    catalogue: `${catalogue.title}, ${catalogue.version}`,
    ...facts,
    scenarios: scenarios.map((one) => ({ id: one.id, title: one.title })),
  }
}
