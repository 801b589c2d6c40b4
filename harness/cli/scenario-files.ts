/** Which files a scenario is made of. Read from their text, so that nothing is loaded and a file that was just changed is seen. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { AnyScenario } from '../scenario.ts'

const imported = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g

/** What `--only-changed` and `--watch` do not see; said whenever they choose. */
export const unseenChanges =
  'only the files of scenarios and what they import by relative path are looked at: changes of the target, of the engine, of packages and of data files are not seen'

/** The file itself, and what it and the files that it imports import by relative path. Absolute paths. */
export function filesFrom(file: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [resolve(file)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || !existsSync(next)) continue
    found.add(next)
    const from = dirname(next)
    waiting.push(...[...readFileSync(next, 'utf8').matchAll(imported)].map(([, name = '']) => resolve(from, name)))
  }
  return found
}

/** Whether one of the files is the scenario's or imported by it; of a scenario whose file nobody knows, always. @param files absolute */
export function isAffected({ source }: AnyScenario, files: ReadonlySet<string>): boolean {
  return source === null || source === undefined || [...filesFrom(source.file)].some((file) => files.has(file))
}
