/**
 * Which weaknesses would have made a difference, found out on sound defences: a weakness is reached when a member that it replaces is
 * used. Where that member only looks, what the weakness would have answered is worked out beside it, and as long as both answers are
 * the same nothing else can be: then it was not reached.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Defences } from '../gateway/defences.ts'
import type { Weakness } from '../weaknesses/weakness.ts'
import { looking } from './looking.ts'
import { isDatabase, readingOnly } from './reading-only.ts'
import { isRecord, replacedMembers } from './replaced-members.ts'

export interface WatchedDefences {
  /** The sound ones, and they do what the sound ones do. */
  readonly defences: Defences
  /** Ids of the weaknesses that were reached since it was last asked. */
  reached(): string[]
}

/** What a weakness has in the place of a member. */
interface Rival {
  readonly weakness: string
  readonly member: unknown
}

export function watchReach(sound: Defences, weaknesses: readonly Weakness[]): WatchedDefences {
  const reached = new Set<string>()
  const always: string[] = []
  const rivals = new Map<string, Rival[]>()
  for (const { id, weaken } of weaknesses) {
    for (const { path, sound: member, weakened } of replacedMembers(sound, weaken(sound))) {
      // Members that are added or left out show in no use of theirs.
      if (member === undefined || weakened === undefined) always.push(id)
      rivals.set(path, [...(rivals.get(path) ?? []), { weakness: id, member: weakened }])
    }
  }

  const use = (path: string) => {
    for (const { weakness } of rivals.get(path) ?? []) reached.add(weakness)
  }

  function call(path: string, member: Callable, self: unknown, asked: unknown[]): unknown {
    const unreached = (rivals.get(path) ?? []).filter(({ weakness }) => !reached.has(weakness))
    if (unreached.length === 0) return Reflect.apply(member, self, asked)
    const looked = onlyLooks(path) ? look(member, self, asked) : null
    if (looked === null) {
      use(path)
      return Reflect.apply(member, self, asked)
    }
    for (const rival of unreached) {
      const other = isCallable(rival.member) ? look(rival.member, self, asked) : null
      if (other === null || !isDeepStrictEqual(other.answer, looked.answer)) reached.add(rival.weakness)
    }
    return looked.answer
  }

  function watched(value: unknown, path: string): unknown {
    if (isRecord(value)) return watchedRecord(value, `${path}.`)
    if (!isCallable(value)) return value
    return new Proxy(value, {
      apply: (member, self, asked) => call(path, member, self, asked),
      get(member, name, receiver) {
        use(path)
        return Reflect.get(member, name, receiver)
      },
    })
  }

  /** Functions are used when they are called, everything else when it is read. */
  function watchedRecord<Members extends object>(record: Members, prefix: string): Members {
    return Object.defineProperties(
      { ...record },
      Object.fromEntries(
        Object.entries(record).map(([name, value]) => {
          const path = prefix + name
          const inside = watched(value, path)
          const get = () => {
            if (!isCallable(value)) use(path)
            return inside
          }
          return [name, { get, enumerable: true }]
        }),
      ),
    )
  }

  return {
    defences: watchedRecord(sound, ''),
    reached() {
      const found = [...new Set([...reached, ...always])]
      reached.clear()
      return found
    },
  }
}

type Callable = (...asked: unknown[]) => unknown

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function'
}

function onlyLooks(path: string): boolean {
  const name = path.split('.', 1)[0]
  return looking.some((one) => one === name)
}

/** The answer, when it can be had without writing; `null` when it cannot. */
function look(member: Callable, self: unknown, asked: readonly unknown[]): { readonly answer: unknown } | null {
  const views = new Map(asked.filter(isDatabase).map((database) => [database, readingOnly(database)] as const))
  try {
    const answer = Reflect.apply(
      member,
      self,
      asked.map((one) => (isDatabase(one) ? views.get(one)?.database : one)),
    )
    return [...views.values()].some((view) => view.tried()) ? null : { answer }
  } catch {
    return null
  }
}
