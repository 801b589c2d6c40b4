import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type KillMatrix, killMatrixSchema } from '../../harness/kill-matrix-record.ts'
import { folder, stepproof } from '../cli/stepproof.ts'

const golden = new URL('kill-matrix.golden.json', import.meta.url)

/** Which attempts notice which weakness, and by which oracles. */
function essence({ rows }: KillMatrix) {
  return Object.fromEntries(
    rows.map(({ weakness, cells }) => [
      weakness.id,
      Object.fromEntries(
        cells
          .filter(({ verdict }) => verdict !== 'defended')
          .map(({ attempt, verdict, oracles }) => [attempt, [verdict, ...oracles]]),
      ),
    ]),
  )
}

describe('the kill matrix of the reference', () => {
  const out = folder()
  let matrix: KillMatrix
  let code: number | null

  beforeAll(async () => {
    const outcome = await stepproof('mutate', '--out', out)
    code = outcome.code
    matrix = killMatrixSchema.parse(JSON.parse(readFileSync(join(out, 'kill-matrix.json'), 'utf8')))
  }, 400_000)

  test('every weakness is caught by a scenario of its own class, and exit is 0', () => {
    expect(matrix.rows.filter(({ result }) => result !== 'caught').map(({ weakness }) => weakness.id)).toEqual([])
    expect(code).toBe(0)
  })

  test('has at least fifteen weaknesses, and every scenario catches at least one', () => {
    expect(matrix.rows.length).toBeGreaterThanOrEqual(15)
    expect(matrix.useless).toEqual([])
  })

  /** To accept a change on purpose: `UPDATE_GOLDEN=1 npx vitest run test/mutation`, and read the difference before committing it. */
  test('is the one that was agreed on', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, `${JSON.stringify(essence(matrix), null, 2)}\n`)
    expect(essence(matrix)).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
  })
})

test('a scenario that catches nothing and a weakness that nobody notices are reported, exit 1', async () => {
  const out = folder()
  const { code, stdout } = await stepproof('mutate', 'acr-strip', '--only', 'totp-code-not-spent', '--out', out)
  expect(code).toBe(1)
  expect(stdout).toContain('totp-code-not-spent')
  const matrix = killMatrixSchema.parse(JSON.parse(readFileSync(join(out, 'kill-matrix.json'), 'utf8')))
  expect(matrix.rows.map(({ result }) => result)).toEqual(['survived'])
  expect(matrix.useless).toEqual(['acr-strip/strip-acr-values'])
}, 60_000)

test('the other target’s weaknesses are caught too', async () => {
  const { code, stdout } = await stepproof('mutate', '--target', 'test/targets/plain-bank/target.ts', '--out', folder())
  const survivors = stdout.split('\n').filter((line) => line.includes('survived  '))
  expect(survivors).toEqual([])
  // Scenarios whose weakness that bank does not have catch nothing there, which is a fault of the set, not of the bank.
  expect([0, 1]).toContain(code)
}, 120_000)
