/** What one node keeps in its own memory, for weaknesses that remember something there: other nodes do not know it, and it ends with the node. */
import type { Database } from '../store/database.ts'

/** By the connection of the node to the store. */
const memories = new WeakMap<Database, string[]>()

/** True when the node sees it for the first time. @param most how many things it remembers before it forgets the oldest; default: all */
export function rememberAt(node: Database, thing: string, most = Number.POSITIVE_INFINITY): boolean {
  const memory = memories.get(node) ?? []
  memories.set(node, memory)
  if (memory.includes(thing)) return false
  memory.push(thing)
  if (memory.length > most) memory.shift()
  return true
}
