import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type KillMatrix, killMatrixSchema } from '../../harness/kill-matrix-record.ts'
import { weaknessPairsSchema } from '../../harness/weakness-pairs-record.ts'
import { weaknesses } from '../../servers/index.ts'
import { exists, folder, start, stepproof } from '../cli/stepproof.ts'

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

/** With `WHOLE_MATRIX=1`, and when the golden file is updated, every weakness; otherwise a fixed part of them, on the scenarios of their classes. */
const whole = process.env.WHOLE_MATRIX === '1' || process.env.UPDATE_GOLDEN === '1'
const part = weaknesses.filter((_, index) => index % 12 === 3)
const planted = whole ? weaknesses : part
const words = whole ? [] : [...new Set(part.map((one) => one.class)), '--only', part.map(({ id }) => id).join()]

describe(`the kill matrix of the reference (${planted.length} of ${weaknesses.length} weaknesses)`, () => {
  const out = folder()
  let matrix: KillMatrix
  let code: number | null

  beforeAll(async () => {
    const outcome = await stepproof('mutate', ...words, '--out', out)
    code = outcome.code
    matrix = matrixIn(out)
  }, 900_000)

  test('every weakness is caught by a scenario of its own class, and exit is 0', () => {
    expect(matrix.rows.filter(({ result }) => result !== 'caught').map(({ weakness }) => weakness.id)).toEqual([])
    expect(code).toBe(0)
  })

  test('everything is defended on the sound target', () => {
    expect(matrix.control.filter(({ verdict }) => verdict !== 'defended')).toEqual([])
    expect(matrix.control.length).toBeGreaterThan(30)
  })

  test('has a row for each weakness that was planted, and there are ninety at least', () => {
    expect(matrix.rows.map(({ weakness }) => weakness.id).toSorted()).toEqual(planted.map(({ id }) => id).toSorted())
    expect(weaknesses.length).toBeGreaterThanOrEqual(90)
  })

  test.runIf(whole)('every scenario catches at least one', () => {
    expect(matrix.useless).toEqual([])
  })

  /** To accept a change on purpose: `UPDATE_GOLDEN=1 npx vitest run test/mutation`, and read the difference before committing it. */
  test('is the one that was agreed on', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, `${JSON.stringify(essence(matrix), null, 2)}\n`)
    const agreed: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(golden, 'utf8'))
    expect(Object.keys(agreed).toSorted()).toEqual(weaknesses.map(({ id }) => id).toSorted())
    expect(essence(matrix)).toEqual(Object.fromEntries(planted.map(({ id }) => [id, agreed[id]])))
  })
})

/** What was found in each cell. */
function found(matrix: KillMatrix) {
  return Object.fromEntries(
    matrix.rows.flatMap(({ weakness, cells }) =>
      cells.map(({ attempt, verdict, oracles }) => [`${weakness.id} × ${attempt}`, [verdict, ...oracles]]),
    ),
  )
}

function matrixIn(out: string): KillMatrix {
  return killMatrixSchema.parse(JSON.parse(readFileSync(join(out, 'kill-matrix.json'), 'utf8')))
}

async function mutated(...args: string[]) {
  const out = folder()
  const outcome = await stepproof('mutate', ...args, '--out', out)
  return { ...outcome, matrix: matrixIn(out) }
}

/** What they replace is of each kind: it looks, spends, answers later, is a value, stands in a record, or is several at once. */
const sample = [
  'session-not-bound-to-address',
  'dpop-proof-not-spent',
  'older-totp-code-accepted',
  'approval-checked-then-spent',
  'level-taken-from-the-request',
  'freshness-slides-with-use',
  'method-override-honoured',
].join()
/** A few of the classes that notice them, and others; no attempt whose senders race, for no run of those is like another. */
const classes = ['session-hijack', 'bearer-theft', 'use-approval-twice[api,one-after-the-other', 'acr-eval', 'audit-gap']

test('leaving out attempts to which a weakness could make no difference changes no cell', async () => {
  const reached = await mutated(...classes, '--only', sample, '--cells', 'reached')
  const all = await mutated(...classes, '--only', sample, '--cells', 'all')
  expect(found(reached.matrix)).toEqual(found(all.matrix))
  const played = ({ matrix }: typeof all) => matrix.rows.flatMap(({ cells }) => cells.filter((cell) => cell.reached)).length
  expect(played(all)).toBe(Object.keys(found(all.matrix)).length)
  expect(played(reached)).toBeLessThan(played(all))
}, 400_000)

test('making only the attempts that decide changes no result, and what is not made is not shown', async () => {
  const part = ['txn-unbound', 'otp-replay', '--only', 'approval-not-bound-to-payee,totp-code-not-spent,guesses-not-counted']
  const deciding = await mutated(...part)
  const reached = await mutated(...part, '--cells', 'reached')
  const results = ({ matrix }: typeof reached) => matrix.rows.map(({ weakness, result }) => [weakness.id, result])
  expect(results(deciding)).toEqual(results(reached))
  expect(results(deciding)).toContainEqual(['guesses-not-counted', 'survived'])
  expect(deciding.matrix.complete).toBe(true)
  const sizes = ({ matrix }: typeof reached) => matrix.rows.map(({ cells }) => cells.length)
  expect(sizes(deciding)).not.toEqual(sizes(reached))
}, 200_000)

test('a scenario that catches nothing and a weakness that nobody notices are reported, exit 1', async () => {
  const { code, stdout, matrix } = await mutated('acr-strip', '--only', 'totp-code-not-spent')
  expect(code).toBe(1)
  expect(stdout).toContain('totp-code-not-spent')
  expect(matrix.rows.map(({ result }) => result)).toEqual(['survived'])
  expect(matrix.useless).toEqual(['acr-strip/strip-acr-values'])
}, 60_000)

test('on a target that is not sound nothing can be told, exit 2', async () => {
  const target = ['--target', 'test/mutation/unsound-target.ts']
  const { code, stdout, matrix } = await mutated(...target, 'otp-replay', '--only', 'totp-code-not-spent')
  expect(code).toBe(2)
  expect(stdout).toContain('NOT DEFENDED ON THE SOUND TARGET\n  otp-replay/reuse-totp-code[session,same-session]: breached')
  expect(matrix.rows.map(({ result }) => result)).toEqual(['undecided'])
}, 60_000)

test('when it is interrupted, what was found until then is kept, and exit is 2', async () => {
  const out = folder()
  const running = start('mutate', 'otp-replay', '--cells', 'all', '--workers', '1', '--out', out)
  await running.shows(' s left')
  running.kill('SIGINT')
  expect((await running.done).code).toBe(2)
  const matrix = matrixIn(out)
  expect(matrix.complete).toBe(false)
  expect(matrix.rows.length).toBeGreaterThan(0)
  expect(matrix.rows.length).toBeLessThan(weaknesses.length)
  expect(exists(out, 'kill-matrix.html') && exists(out, 'mutation-report.json')).toBe(true)
}, 60_000)

test('pairs of weaknesses do not hide each other', async () => {
  const out = folder()
  const three = 'approval-not-bound-to-payee,approval-not-bound-to-amount,freshness-not-checked'
  const { code } = await stepproof('mutate', 'txn-unbound', 'max-age-stale', '--only', three, '--pairs', '5', '--out', out)
  const pairs = weaknessPairsSchema.parse(JSON.parse(readFileSync(join(out, 'weakness-pairs.json'), 'utf8')))
  expect(pairs).toMatchObject({ complete: true, wanted: 5, possible: 3, sharing: 1, unnoticed: [] })
  expect(pairs.pairs.map(({ planted, hidden }) => [planted.includes('freshness-not-checked'), hidden])).toEqual([
    [true, []],
    [true, []],
  ])
  expect(code).toBe(0)
}, 90_000)

test('of weaknesses that undo each other it is said which is hidden, and why, exit 1', async () => {
  const target = ['--target', 'test/mutation/hiding-target.ts']
  const { code, stdout } = await stepproof('mutate', ...target, 'otp-replay', 'txn-unbound', '--pairs', '1', '--out', folder())
  expect(code).toBe(1)
  expect(stdout).toContain('totp-code-not-spent is not noticed any more:\n    otp-replay/reuse-totp-code[session,same-session]: ')
}, 90_000)

/** Of the classes of that bank's weaknesses, what it was built to withstand. */
const withstood = [
  'otp-replay',
  'txn-unbound',
  'challenge-swap-session',
  'guess-over-fresh-challenges[session,challenges]',
  'single-use-race',
  'session-hijack',
  'gate-path-canon',
  'max-age-stale',
]

test('the other target’s weaknesses are caught too', async () => {
  const { code, matrix } = await mutated(...withstood, '--target', 'test/targets/plain-bank/target.ts')
  expect(matrix.rows.map(({ weakness, result }) => [weakness.id, result])).toEqual(
    matrix.rows.map(({ weakness }) => [weakness.id, 'caught']),
  )
  expect(matrix.control.filter(({ verdict }) => verdict !== 'defended')).toEqual([])
  // Scenarios whose weakness that bank does not have catch nothing there, which is a fault of the set, not of the bank.
  expect([0, 1]).toContain(code)
}, 120_000)
