import { describe, expect, test } from 'vitest'
import { type Source, sources } from './sources.ts'

interface Limit {
  readonly what: string
  readonly lines: number
  readonly of: (path: string) => boolean
}

/** STYLE.md 6. Data is exempt, and the list that grows with every weakness. */
const data: ReadonlySet<string> = new Set(['test/harness/oracle-cases.ts', 'servers/weaknesses/index.ts'])

const limits: readonly Limit[] = [
  { what: 'a source file', lines: 300, of: (path) => !data.has(path) },
  { what: 'a scenario', lines: 120, of: (path) => /^scenarios\/[^/]+\//.test(path) },
  { what: 'an oracle', lines: 120, of: (path) => path.startsWith('harness/oracles/') && !path.endsWith('/index.ts') },
  { what: 'a weakness', lines: 120, of: (path) => path.startsWith('servers/weaknesses/') && !path.endsWith('/index.ts') },
]

const linesOf = (text: string) => text.trimEnd().split('\n').length
const tooLong = ({ lines, of }: Limit, files: readonly Source[]) =>
  files.filter(({ path, text }) => of(path) && linesOf(text) > lines).map(({ path, text }) => `${path}: ${linesOf(text)} lines`)

describe.each(limits)('$what', (limit) => {
  test(`has no more than ${limit.lines} lines`, () => {
    expect(sources.filter(({ path }) => limit.of(path)).length).toBeGreaterThan(5)
    expect(tooLong(limit, sources)).toEqual([])
  })

  test(`of ${limit.lines + 1} lines would be found, one of ${limit.lines} would not`, () => {
    const path = sources.find((source) => limit.of(source.path))?.path ?? ''
    const long = { path, text: 'line\n'.repeat(limit.lines + 1) }
    const fair = { path, text: 'line\n'.repeat(limit.lines) }
    expect(tooLong(limit, [long, fair])).toEqual([`${path}: ${limit.lines + 1} lines`])
  })
})
