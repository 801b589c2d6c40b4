/**
 * Looks for secrets where none may stand: in the events that the target logged about this phase, always, and in what it stores when the
 * scenario needs `storage`. The secrets looked for are those that the redactor has learned from the traffic and the people.
 */
import type { Stage } from '../actors/stage.ts'
import type { Leak } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { KeptText } from '../targets/target.ts'

export async function leaksIn(stage: Stage): Promise<Leak[]> {
  const { target, needs } = stage.options
  const log = target.log === undefined ? [] : await hooked('log', target.log(stage.recorder.ids()))
  const stored = target.storage === undefined || !needs.includes('storage') ? [] : await hooked('storage', target.storage())
  return [...found(stage, 'log', log), ...found(stage, 'storage', stored)]
}

function found(stage: Stage, sink: Leak['sink'], texts: readonly KeptText[]): Leak[] {
  const leaks = texts.flatMap(({ place, text }) => stage.redactor.kindsIn(text).map((kind) => ({ sink, kind, place })))
  return [...new Map(leaks.map((leak) => [JSON.stringify(leak), leak])).values()]
}
