/** Suites of tests as users write them, run by a vitest of their own: what passes, what fails, and what it says. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { folder, recordIn } from '../cli/stepproof.ts'

const root = resolve(import.meta.dirname, '../..')
const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()),
        }),
      ),
    }),
  ),
})

interface Ran {
  readonly success: boolean
  readonly tests: readonly { file: string; title: string; status: string; above: readonly string[]; says: string }[]
  /** What was wrong with a file as a whole, by the name of its suite. */
  readonly messages: Readonly<Record<string, string>>
  readonly printed: string
}

async function vitest(files: string, env: Readonly<Record<string, string>> = {}, ...more: readonly string[]): Promise<Ran> {
  const output = join(folder(), 'report.json')
  const args = [
    'run',
    ...files.split(' '),
    '--config',
    'test/bindings/vitest.config.ts',
    '--reporter=json',
    '--reporter=verbose',
    `--outputFile=${output}`,
  ]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...more], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk))
  await new Promise((done) => child.on('close', done))
  const { success, testResults } = report.parse(JSON.parse(readFileSync(output, 'utf8')))
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status, ancestorTitles, failureMessages }) => ({
      file: name,
      title,
      status,
      above: ancestorTitles,
      says: failureMessages.join('\n'),
    })),
  )
  return {
    success,
    tests,
    messages: Object.fromEntries(testResults.map(({ name, message }) => [basename(name, '.suite.ts'), message])),
    printed,
  }
}

const failed = ({ tests }: Ran) => tests.filter(({ status }) => status === 'failed')

describe('the example', () => {
  test('fails on a weakened target, with what objected, the exchanges and how to see it again', async () => {
    const ran = await vitest('examples/vitest', { STEPPROOF_WEAKEN: 'approval-not-bound-to-payee' })
    expect(ran.success).toBe(false)
    const swap = 'txn-unbound/swap-transaction-after-approval'
    expect(failed(ran).map(({ title }) => title)).toEqual([
      `${swap}[session,payee]`,
      `${swap}[api,payee]`,
      'an approval opens no other transfer than the one that was approved',
    ])
    const [bySession, , byHand] = failed(ran)
    expect(bySession?.above.slice(1)).toEqual(['txn-unbound', `${swap}: Use an approval for another payee or amount`])
    const says = bySession?.says ?? ''
    expect(says).toContain('breached: Use an approval for another payee or amount')
    expect(says).toMatch(
      /executed-as-approved \(attack\): approved was payee \S+, cents 95001, executed was payee \S+, cents 95001/,
    )
    expect(says).toMatch(/sp1-\d+-attack-\d+ {2}attacker: POST https:\/\/localhost:\d+\/api\/transfers\/\S+\/execute -> 200/)
    expect(says).toContain(`repeat: stepproof run '${swap}[session,payee]' --weaken approval-not-bound-to-payee --seed 1`)
    expect(says).not.toContain('    at ')
    expect(byHand?.says).toContain('expected the victim’s transfer to be refused, but it was done (exchange sp1-')
  }, 240_000)

  test('is for the weakness of its subject: another one makes another test fail', async () => {
    const ran = await vitest('examples/vitest', { STEPPROOF_WEAKEN: 'freshness-not-checked' })
    expect(failed(ran).map(({ title }) => title)).toEqual(['a proof that has grown old opens nothing'])
    expect(failed(ran)[0]?.says).toMatch(
      /expected the victim’s transfer to be challenged with acr 2 or higher, but it was done \(exchange/,
    )
  }, 240_000)
})

describe('scenarios on a target of one’s own', () => {
  test('are played in its world; what it has not is skipped with the reason, and the record is written', async () => {
    const out = join(folder(), 'made', 'on the way')
    const ran = await vitest('own-target', { STEPPROOF_OUT: out })
    expect(failed(ran)).toEqual([])
    const byTitle = Object.groupBy(ran.tests, ({ status }) => status)
    expect(byTitle.passed).toHaveLength(3)
    expect(byTitle.skipped?.map(({ title }) => title)).toContain('txn-unbound/swap-transaction-after-approval[api,payee]')
    expect(ran.printed).toContain('[not applicable: the target has no api surface]')
    const record = recordIn(out)
    expect(record).toMatchObject({ complete: true, seed: 7, target: { facts: { name: 'plain-bank' } } })
    expect(record.target.file).toBe('test/targets/plain-bank/target.ts')
    expect(record.command).toBe(
      'stepproof run swap-transaction-after-approval use-token-without-its-key --target test/targets/plain-bank/target.ts --seed 7',
    )
    expect(record.attempts).toHaveLength(ran.tests.length - 1)
    expect(new Set(record.attempts.map(({ verdict }) => verdict.kind))).toEqual(new Set(['defended', 'not-applicable']))
    expect(existsSync(join(out, 'run.journal.jsonl'))).toBe(false)
  }, 240_000)

  test('that `-t` leaves out are not tried', async () => {
    const out = folder()
    const ran = await vitest(
      'own-target',
      { STEPPROOF_OUT: out, STEPPROOF_WEAKEN: 'approval-not-bound-to-payee' },
      '-t',
      ',payee',
    )
    expect(recordIn(out).checks).toEqual(
      ['session', 'api'].map((way) => `txn-unbound/swap-transaction-after-approval[${way},payee]`),
    )
    expect(failed(ran)[0]?.says).toContain(
      `replay: stepproof replay '${join(out, 'run.json')}#txn-unbound/swap-transaction-after`,
    )
  }, 240_000)
})

describe('suites in which nothing is proven', () => {
  let ran: Ran
  const inFile = (name: string) => ran.tests.filter(({ file }) => file.endsWith(`/${name}.suite.ts`))
  beforeAll(async () => {
    ran = await vitest('broken-target nothing-fits wrong-')
  }, 240_000)

  test('inconclusive fails, with the reason and what came last', () => {
    const tests = inFile('broken-target')
    expect(tests.map(({ status }) => status)).toEqual(['failed', 'failed'])
    expect(tests[0]?.says).toMatch(/inconclusive: Use an approval[\s\S]*the honest flow failed: [\s\S]* -> 500\n/)
  })

  test('nothing judged fails', () => {
    const [wrong, ...skipped] = inFile('nothing-fits').toReversed()
    expect(wrong).toMatchObject({ title: 'something is judged', status: 'failed' })
    expect(wrong?.says).toMatch(/nothing was judged: the target has not what any of the \d+ attempts needs/)
    expect(new Set(skipped.map(({ status }) => status))).toEqual(new Set(['skipped']))
  })

  test.each([
    { wrong: 'path', says: 'found the path ./my-attacks.ts' },
    { wrong: 'filter', says: 'no attempt matches no-such-thing' },
    { wrong: 'module', says: 'none-such.ts cannot be loaded' },
    { wrong: 'target', says: 'matchers.test.ts' },
    { wrong: 'weakness', says: 'no weakness is called none-such' },
  ])('a wrong $wrong is named', ({ wrong, says }) => {
    expect(ran.success).toBe(false)
    expect([ran.messages[`wrong-${wrong}`], ...inFile(`wrong-${wrong}`).map((one) => one.says)].join('\n')).toContain(says)
  })
})

test('tests written by hand have a target, people and a clock of their own', async () => {
  const ran = await vitest('one-thread')
  expect(ran.printed).not.toContain('FAIL')
  expect(ran.tests.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'passed'))
}, 240_000)
