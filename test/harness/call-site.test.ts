import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callSiteOf, placeOf } from '../../harness/call-site.ts'
import { scenarios } from '../../scenarios/index.ts'
import { folder } from '../cli/stepproof.ts'

const root = resolve(import.meta.dirname, '../..')
const linesOf = (file: string) => readFileSync(join(root, file), 'utf8').split('\n')

/** Runs a module in a process of its own, as the command line does, and reads what it prints. */
function printed(file: string, cwd: string): unknown {
  return JSON.parse(execFileSync(process.execPath, ['--conditions=source', file], { cwd, encoding: 'utf8' }))
}

describe('the place that called', () => {
  test('is file and line of the call, from the working folder', () => {
    const asked = () => callSiteOf(asked)
    const line = linesOf('test/harness/call-site.test.ts').findIndex((text) => text.trim() === 'const here = asked()') + 1
    const here = asked()
    expect(here).toEqual({ file: 'test/harness/call-site.test.ts', line })
  })

  const folderOf = '/home/ci/project'
  test.each([
    ['    at file:///home/ci/project/attacks/one.ts:8:30', { file: 'attacks/one.ts', line: 8 }],
    ['    at Module.declare (file:///home/ci/project/attacks/my%20one.ts:12:3)', { file: 'attacks/my one.ts', line: 12 }],
    ['    at async load (/home/ci/project/one.ts:1:1)', { file: 'one.ts', line: 1 }],
    ['    at file:///home/ci/elsewhere/two.ts:3:1', { file: '../elsewhere/two.ts', line: 3 }],
    [
      '    at file:///usr/lib/node_modules/stepproof/dist/scenarios/cors/x.js:9:1',
      { file: 'node_modules/stepproof/dist/scenarios/cors/x.js', line: 9 },
    ],
    [
      '    at file:///home/ci/project/node_modules/a/node_modules/stepproof/dist/scenarios/cors/x.js:9:1',
      { file: 'node_modules/stepproof/dist/scenarios/cors/x.js', line: 9 },
    ],
    ['    at ModuleJob.run (node:internal/modules/esm/module_job:413:25)', null],
    ['    at <anonymous>', null],
    ['', null],
  ])('of the stack line %j', (frame, place) => {
    expect(placeOf(frame, folderOf)).toEqual(place)
  })
})

describe('the source of a scenario', () => {
  test('is, for each of the library, the line of its file where it is declared', () => {
    const strange = scenarios.filter(({ id, source }) => {
      if (source?.file !== `scenarios/${id}.ts`) return true
      return !/^export const \w+ = scenario\b/.test(linesOf(source.file)[source.line - 1] ?? '')
    })
    expect(strange.map(({ id, source }) => `${id}: ${source?.file}:${source?.line}`)).toEqual([])
  })

  test('of one’s own TypeScript is right although its types are stripped, and is named from the folder of the run', () => {
    const place = realpathSync(folder())
    mkdirSync(join(place, 'attacks'))
    const module = join(place, 'attacks/own.ts')
    const door = join(root, 'harness/scenario.ts')
    const text = `import { scenario } from ${JSON.stringify(door)}

interface Wide {
  readonly width: number
}
type Scenario = Parameters<typeof scenario<Wide>>[0]

const one = scenario<Wide>({ id: 'a/b' } as unknown as Scenario)
console.log(JSON.stringify(one.source))
`
    writeFileSync(module, text)
    const line = text.split('\n').findIndex((row) => row.startsWith('const one')) + 1
    expect(printed(module, place)).toEqual({ file: 'attacks/own.ts', line })
    expect(printed(module, join(place, 'attacks'))).toEqual({ file: 'own.ts', line })
  })
})
