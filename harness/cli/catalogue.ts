/** All that there is, by kind: what `list` and `show` speak of. */
import { classes, topics } from '../classes.ts'
import { oracles } from '../oracles/index.ts'
import type { ClassRecord } from '../scenario-record.ts'
import { capabilities } from '../targets/capabilities.ts'
import type { Loaded } from './options.ts'

export interface Entry {
  readonly id: string
  readonly title: string
  readonly [detail: string]: unknown
}

export const kinds = ['scenarios', 'weaknesses', 'oracles', 'classes', 'capabilities', 'targets'] as const
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
  }
}
