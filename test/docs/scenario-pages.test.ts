/** The pages of the scenarios are generated and committed, so that they can be read where the code is. Here they are generated anew. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import { scenarios } from '../../scenarios/index.ts'
import { weaknesses } from '../../servers/index.ts'
import { folder, stepproof } from '../cli/stepproof.ts'

const committed = resolve(import.meta.dirname, '../../docs/scenarios')
const golden = new URL('../mutation/kill-matrix.golden.json', import.meta.url)

/** The agreed matrix in the form that `mutate` writes; of the cells only those that say something. */
function agreedMatrix(): KillMatrix {
  const agreed: Record<string, Record<string, string[]>> = JSON.parse(readFileSync(golden, 'utf8'))
  const cell = ([attempt, [verdict, ...oracles]]: [string, string[]]) =>
    verdict === 'breached'
      ? [
          {
            attempt,
            scenario: attempt.replace(/\[.*/, ''),
            verdict,
            oracles,
            reason: null,
            reached: true,
            noticed: 'rightly',
          } as const,
        ]
      : []
  return {
    format: 'stepproof-kill-matrix',
    version: 1,
    suite: { name: 'stepproof', version: '' },
    target: 'reference',
    seed: 1,
    command: '',
    startedDateTime: '',
    time: 0,
    complete: true,
    scenarios: [],
    control: [],
    rows: weaknesses.map(({ id, title, class: classId, cwe, breaks }) => ({
      weakness: { id, title, class: classId, cwe, breaks },
      result: 'caught',
      complete: true,
      cells: Object.entries(agreed[id] ?? {}).flatMap(cell),
    })),
    useless: [],
  }
}

const made = join(folder(), 'scenarios')
beforeAll(async () => {
  const matrix = join(folder(), 'kill-matrix.json')
  writeFileSync(matrix, JSON.stringify(agreedMatrix()))
  const { code, stderr } = await stepproof('show', '--all', '--out', made, '--matrix', matrix)
  expect(code, stderr).toBe(0)
  if (process.env.UPDATE_GOLDEN !== '1') return
  rmSync(committed, { recursive: true, force: true })
  cpSync(made, committed, { recursive: true })
}, 60_000)

const pagesIn = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .toSorted()

test('there is a page for each scenario, and an index', () => {
  expect(pagesIn(made)).toEqual([...scenarios.map(({ id }) => `${id}.md`), 'README.md'].toSorted())
})

/** After a change on purpose: `UPDATE_GOLDEN=1 npx vitest run test/docs/scenario-pages.test.ts`, and read the difference. */
test('the committed pages are those that the scenarios and the agreed kill matrix give', () => {
  expect(pagesIn(committed)).toEqual(pagesIn(made))
  const stale = pagesIn(made).filter(
    (name) => readFileSync(join(committed, name), 'utf8') !== readFileSync(join(made, name), 'utf8'),
  )
  expect(stale).toEqual([])
})
