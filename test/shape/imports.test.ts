import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folders, type Import, importsOf, root, sources } from './sources.ts'

interface Edge {
  /** A file, or a folder with a slash at its end. */
  readonly from: string
  readonly to: string
}

/** Every import between our own files is one of these; `servers <- harness <- scenarios`, and `reports` reads records only. */
const allowed: readonly Edge[] = [
  { from: 'servers/', to: 'servers/' },
  { from: 'harness/', to: 'harness/' },
  { from: 'harness/targets/reference.ts', to: 'servers/index.ts' },
  { from: 'harness/targets/reference/', to: 'servers/index.ts' },
  { from: 'harness/cli/', to: 'scenarios/index.ts' },
  { from: 'harness/cli/', to: 'reports/index.ts' },
  // Built-in scenarios import what a user's do: the public door, by the package's name.
  { from: 'scenarios/', to: 'harness/index.ts' },
  { from: 'scenarios/index.ts', to: 'scenarios/' },
  // Examples are written as a user writes: through the doors of the package.
  { from: 'examples/', to: 'harness/bindings/vitest/index.ts' },
  { from: 'examples/', to: 'harness/bindings/playwright/index.ts' },
  { from: 'reports/', to: 'reports/' },
  { from: 'reports/', to: 'harness/record.ts' },
  { from: 'reports/', to: 'harness/changes-record.ts' },
  { from: 'reports/', to: 'harness/kill-matrix-record.ts' },
  { from: 'reports/', to: 'harness/weakness-pairs-record.ts' },
  { from: 'reports/', to: 'harness/scenario-record.ts' },
  { from: 'test/', to: '' },
]

/** Whom nobody imports but they themselves (and tests). */
const closed = ['harness/cli/', 'test/'] as const

/** Where a module is loaded whose name is not known beforehand, with the reason. */
const computed: readonly { readonly file: string; readonly why: string }[] = [
  { file: 'harness/runner/load.ts', why: 'targets and scenarios of users' },
]

const covers = (place: string, file: string) => place === file || place === '' || (place.endsWith('/') && file.startsWith(place))
const isOurs = (to: string | null): to is string => to !== null && folders.some((folder) => to.startsWith(`${folder}/`))

function stray({ from, to }: Import): string | null {
  if (to === null) return computed.some(({ file }) => file === from) || from.startsWith('test/') ? null : 'a computed import'
  if (!isOurs(to)) return null
  if (!allowed.some((edge) => covers(edge.from, from) && covers(edge.to, to))) return 'no edge allows it'
  if (closed.some((place) => covers(place, to) && !covers(place, from) && !from.startsWith('test/')))
    return 'nobody may import it'
  return null
}

const objections = (list: readonly Import[]) =>
  list.flatMap((one) => {
    const why = stray(one)
    return why === null ? [] : [`${one.from} -> ${one.to ?? '?'}: ${why}`]
  })
const all = sources.flatMap(importsOf)

describe('imports', () => {
  test('go only along the allowed edges', () => {
    expect(objections(all)).toEqual([])
  })

  test('lead to files that exist', () => {
    const lost = all.filter(({ from, to }) => !from.startsWith('test/') && isOurs(to) && !existsSync(join(root, to)))
    expect(lost).toEqual([])
  })

  test('of scenarios name the package, as a user’s do, and never a path into the harness', () => {
    const paths = sources.filter(({ path, text }) => path.startsWith('scenarios/') && /['"][./]+harness\//.test(text))
    expect(paths.map(({ path }) => path)).toEqual([])
  })

  test('along every edge of the table are made somewhere, but for the edges of the command line while it is being built', () => {
    const unused = allowed.filter(
      (edge) => !all.some(({ from, to }) => to !== null && covers(edge.from, from) && covers(edge.to, to)),
    )
    expect(unused.filter(({ from }) => from !== 'harness/cli/')).toEqual([])
  })
})

describe('the table of edges', () => {
  test.each([
    { path: 'servers/demo/bank.ts', text: "import { verdict } from '../../harness/verdict.ts'" },
    { path: 'servers/demo/bank.ts', text: "import { x } from 'stepproof'" },
    { path: 'harness/verdict.ts', text: "import { weaknesses } from '../servers/index.ts'" },
    { path: 'harness/verdict.ts', text: "export type { Weakness } from '../servers/index.ts'" },
    { path: 'harness/verdict.ts', text: "import type { Weakness } from\n  '../servers/index.ts'" },
    { path: 'harness/verdict.ts', text: "const servers = await import('../servers/index.ts')" },
    { path: 'harness/verdict.ts', text: "const servers = await import(\n  '../servers/index.ts')" },
    { path: 'harness/verdict.ts', text: 'const servers = await import(somewhere)' },
    { path: 'harness/verdict.ts', text: "new Worker(new URL('../servers/reference.ts', import.meta.url))" },
    { path: 'harness/verdict.ts', text: "new Worker(moduleUrl('./cli/main', import.meta.url))" },
    { path: 'harness/verdict.ts', text: "import '../reports/index.ts'" },
    { path: 'harness/verdict.ts', text: "import {\n  main,\n} from './cli/main.ts'" },
    { path: 'harness/verdict.ts', text: "import { make } from '../test/harness/make-evidence.ts'" },
    { path: 'harness/targets/reference.ts', text: "import { limits } from '../../servers/limits.ts'" },
    { path: 'harness/cli/main.ts', text: "import { html } from '../../reports/html/page.ts'" },
    { path: 'harness/cli/main.ts', text: "import { x } from '../../scenarios/otp-brute/x.ts'" },
    { path: 'scenarios/otp-brute/x.ts', text: "import { y } from '../otp-replay/y.ts'" },
    { path: 'scenarios/otp-brute/x.ts', text: "import { verdict } from '../../harness/verdict.ts'" },
    { path: 'harness/bindings/vitest/test.ts', text: "import { scenarios } from 'stepproof/scenarios'" },
    { path: 'scenarios/otp-brute/x.ts', text: "import { expect } from 'stepproof/vitest'" },
    { path: 'examples/vitest/x.test.ts', text: "import { matchers } from '../../harness/bindings/matchers.ts'" },
    { path: 'reports/html/page.ts', text: "import { verdict } from '../../harness/verdict.ts'" },
    { path: 'reports/html/page.ts', text: "import type { Oracle } from 'stepproof'" },
    { path: 'reports/html/page.ts', text: "const it = require('../../servers/index.ts')" },
  ])('forbids in $path: $text', (source) => {
    expect(objections(importsOf(source))).toHaveLength(1)
  })

  test.each([
    { path: 'harness/targets/reference.ts', text: "import { weaknesses } from '../../servers/index.ts'" },
    { path: 'harness/cli/main.ts', text: "import { html } from '../../reports/index.ts'" },
    { path: 'scenarios/otp-brute/x.ts', text: "import { scenario } from 'stepproof'\nimport { z } from 'zod'" },
    { path: 'reports/html/page.ts', text: "import type { RunRecord } from '../../harness/record.ts'" },
    { path: 'harness/verdict.ts', text: "// import { weaknesses } from '../servers/index.ts'" },
    { path: 'reports/junit.ts', text: "export function suite() {\n  return named('stepproof')\n}" },
  ])('allows in $path: $text', (source) => {
    expect(objections(importsOf(source))).toEqual([])
  })
})
