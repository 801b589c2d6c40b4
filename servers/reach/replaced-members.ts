/** What a weakness puts in the place of what: by path, such as `checkLevel` or `signals.address`, and by identity. */
import type { Defences } from '../gateway/defences.ts'

export interface Replaced {
  readonly path: string
  readonly sound: unknown
  readonly weakened: unknown
}

export function replacedMembers(sound: Defences, weakened: Defences): Replaced[] {
  return differences(sound, weakened, '')
}

/** A record is gone through member by member; everything else is one thing. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function differences(sound: object, weakened: object, prefix: string): Replaced[] {
  const before = new Map(Object.entries(sound))
  const after = new Map(Object.entries(weakened))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)]
    const path = prefix + name
    if (Object.is(one, other)) return []
    return isRecord(one) && isRecord(other) ? differences(one, other, `${path}.`) : [{ path, sound: one, weakened: other }]
  })
}
