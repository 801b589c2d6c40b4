/** The source files of the project and what each of them imports, read from their text: types and dynamic imports count too. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export const root = new URL('../../', import.meta.url).pathname

/** The top folders that hold code. */
export const folders = ['examples', 'harness', 'reports', 'scenarios', 'servers', 'test'] as const

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  /** A path from the root for a file of ours, else the name as it stands. `null`: computed, so nobody can say. */
  readonly to: string | null
}

export function sourcesIn(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|js|mjs|cjs)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return { path: file.slice(root.length), text: readFileSync(file, 'utf8') }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const sources: readonly Source[] = folders.flatMap(sourcesIn)

/** The text without comments: an import in a comment imports nothing, a timer in a comment waits for nothing. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

const declared = /^\s*(?:import|export)\b(?:[\w\s{},*$]*\bfrom)?\s*['"]([^'"\n]+)['"]/gm
const called = /(?<!function )\b(?:import|require|moduleUrl|import\.meta\.resolve)\(\s*(?:(['"`])([^'"`\n]*)\1)?/g
const addressed = /\bnew URL\(\s*(['"`])([^'"`\n]+\.[jt]s)\1/g

/** @param text TypeScript or JavaScript */
export function importsOf({ path, text }: Source): Import[] {
  const code = withoutComments(text)
  const names: (string | null)[] = [
    ...[...code.matchAll(declared)].map(([, name]) => name ?? null),
    ...[...code.matchAll(called)].map(([, , name]) => name ?? null),
    ...[...code.matchAll(addressed)].map(([, , name]) => name ?? null),
  ]
  return names.map((name) => ({ from: path, to: name === null ? null : resolved(path, name) }))
}

/** What the package's own names lead to: its public doors. */
const doors: Readonly<Record<string, string>> = {
  stepproof: 'harness/index.ts',
  'stepproof/vitest': 'harness/bindings/vitest/index.ts',
  'stepproof/playwright': 'harness/bindings/playwright/index.ts',
  'stepproof/scenarios': 'scenarios/index.ts',
}

function resolved(path: string, name: string): string {
  const door = doors[name]
  if (door !== undefined) return door
  if (!name.startsWith('.')) return name
  const target = posix.join(posix.dirname(path), name)
  return /\.\w+$/.test(target) ? target : `${target}.ts`
}
