import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { withoutTimes } from '../regression/without-times.ts'
import { ids, listOf, makeProject } from './project.ts'
import { folder, recordIn, stepproof } from './stepproof.ts'

const breachedBy = ['--weaken', 'approval-not-bound-to-payee'] as const
const payee = `${ids.swap}[session,payee]`
const entry = { owner: 'payments team', reason: 'the fix is scheduled', expires: '2999-12-31' }

const lineWith = (text: string, words: string) => text.split('\n').find((line) => line.includes(words)) ?? ''

describe('against a baseline', () => {
  const project = makeProject()
  const baseline = ['--baseline', 'before.json'] as const

  beforeAll(async () => {
    expect((await project.run()).code).toBe(0)
    project.write('before.json', project.read('out/run.json'))
    await project.run(...breachedBy)
    project.write('breached.json', project.read('out/run.json'))
  }, 60_000)

  test('a run like it is green, and says that nothing changed', async () => {
    const { code, stdout } = await project.run(...baseline)
    expect(code).toBe(0)
    expect(stdout).toMatch(/SINCE THE BASELINE before\.json .*\n {2}nothing changed/)
  })

  test('a new breach and a fixed one are named', async () => {
    const broken = await project.run(...baseline, ...breachedBy)
    expect(broken.code).toBe(1)
    expect(lineWith(broken.stdout, 'newly breached')).toContain(payee)
    expect(broken.stdout).toContain(`${payee} is breached, and was not in the baseline`)
    const mended = await project.run('--baseline', 'breached.json')
    expect(mended.code).toBe(0)
    expect(lineWith(mended.stdout, 'fixed ')).toContain(payee)
  }, 60_000)

  test('a check that disappeared fails the run, named, though all that is left is green', async () => {
    project.write('scenarios.ts', listOf('reuse'))
    const { code, stdout } = await project.run(...baseline)
    project.write('scenarios.ts', listOf('reuse', 'swap'))
    expect(code).toBe(2)
    expect(stdout).toContain(`${payee} was judged in the baseline, and is not any more`)
  }, 60_000)

  test('what a filter leaves out has not disappeared; what it asks for and is gone has', async () => {
    expect((await project.run(...baseline, '--class', 'otp-replay')).code).toBe(0)
    project.write('scenarios.ts', listOf('reuse'))
    const gone = await project.run(...baseline, 'txn', 'otp-replay')
    project.write('scenarios.ts', listOf('reuse', 'swap'))
    expect(gone.code).toBe(2)
  }, 60_000)

  test.each([
    ['none.json', 'cannot be read'],
    ['package.json', 'is not a run record'],
  ])('%s is refused before anything runs', async (file, reason) => {
    const { code, stderr } = await project.run('--baseline', file)
    expect(code).toBe(64)
    expect(stderr).toContain(reason)
    expect(stderr).not.toContain('[1/')
  })
})

describe('known findings', () => {
  const project = makeProject()
  const configured = (known: object, ...flags: string[]) => {
    project.write(
      'stepproof.config.ts',
      `import { defineConfig } from 'stepproof'\nexport default defineConfig(${JSON.stringify({ known: [known] })})\n`,
    )
    return project.run(...flags)
  }

  test('do not fail the run, and are shown as known', async () => {
    const { code, stdout } = await configured({ ...entry, attempt: payee }, ...breachedBy)
    expect(code, stdout).toBe(0)
    expect(stdout).toContain('BREACHED, KNOWN')
    expect(stdout).toContain('known finding, until 2999-12-31, payments team answers for it: the fix is scheduled')
    expect(stdout).toContain('No breach but 1 known')
    expect(project.record().attempts.find(({ id }) => id === payee)?.known).toEqual(entry)
    const capped = await project.run(...breachedBy, '--at-most', 'known=0')
    expect(capped.code).toBe(1)
    expect(capped.stdout).toContain('1 known findings, at most 0 may be')
  }, 60_000)

  test('that expired fail it', async () => {
    const { code, stdout } = await configured({ ...entry, attempt: payee, expires: '2026-01-31' }, ...breachedBy)
    expect(code).toBe(1)
    expect(stdout).toContain(`the known finding ${payee} expired on 2026-01-31 and is still there`)
    expect(project.record().attempts.map(({ known }) => known)).not.toContainEqual(expect.anything())
  }, 60_000)

  test('that are no longer there fail it', async () => {
    const { code, stdout } = await configured({ ...entry, scenario: ids.swap })
    expect(code).toBe(1)
    expect(stdout).toContain(
      `the known finding ${ids.swap} is no longer there: take it out of stepproof.config.ts (owner: payments team)`,
    )
  }, 60_000)

  test.each([
    [
      { ...entry, scenario: 'txn-unbound/swap' },
      /known\[0\]\.scenario: nothing is called 'txn-unbound\/swap'; nearest: txn-unbound\/swap-tr/,
    ],
    [
      { ...entry, scenario: ids.swap, expires: 'soon' },
      /stepproof\.config\.ts .*\n.*known\[0\]\.expires: expected a day .*; found "soon"/,
    ],
    [{ ...entry, scenario: ids.swap, owner: '' }, /known\[0\]\.owner: expected somebody; found ""/],
    [{ ...entry, scenario: ids.swap, attempt: payee }, /known\[0\]: expected either `attempt` or `scenario`/],
    [entry, /known\[0\]: expected either `attempt` or `scenario`/],
    [{ ...entry, scenario: ids.swap, until: 1 }, /known\[0\]: Unrecognized key: "until"/],
  ])('%j is no entry', async (known, reason) => {
    const { code, stderr } = await configured(known)
    expect(code).toBe(64)
    expect(stderr).toMatch(reason)
  })
})

describe('a configuration', () => {
  const project = makeProject()
  test('in JSON gives gates, and flags go before it', async () => {
    project.write('stepproof.config.json', JSON.stringify({ gates: { atLeast: { judged: 400 } } }))
    const { code, stdout } = await project.run()
    expect(code).toBe(2)
    expect(stdout).toMatch(/exit 2, because\n {2}\d+ judged, at least 400 must be/)
    expect((await project.run('--at-least', 'judged=2')).code).toBe(0)
  }, 60_000)

  test('is kept in one file', async () => {
    project.write('stepproof.config.js', 'export default {}')
    const { code, stderr } = await project.run()
    expect(code).toBe(64)
    expect(stderr).toContain('there are stepproof.config.js and stepproof.config.json')
  })

  test.each([
    ['none.ts', '', /there is no file none\.ts/],
    ['bad.json', '{', /bad\.json cannot be read/],
    ['bad.js', 'export const config = {}', /bad\.js: expected `export default/],
    ['throws.js', "throw new Error('no')", /throws\.js cannot be loaded: no/],
    ['gates.json', '{"gates":{"atMost":{"breach":1}}}', /gates\.atMost: Unrecognized key: "breach"/],
  ])('in %s is refused with the reason', async (file, text, reason) => {
    if (text !== '') project.write(file, text)
    const { code, stderr } = await project.run('--config', file)
    expect(code).toBe(64)
    expect(stderr).toMatch(reason)
  })
})

describe('a run chooses', () => {
  const project = makeProject()
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', project.folder, '-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args])
  const made = () => [...new Set(project.record().attempts.map(({ scenario }) => scenario))]

  test('by class, tag, surface and requirement', async () => {
    await project.run('--class', 'txn-unbound', '--surface', 'session')
    expect(project.record().checks).toEqual([`${ids.swap}[session,payee]`, `${ids.swap}[session,amount]`])
    expect(project.record().command).toContain('--class txn-unbound --surface session')
    await project.run('--tag', 'replay')
    expect(made()).toEqual([ids.reuse])
    await project.run('--requirement', 'asvs-5.0.0:6.5')
    expect(made()).toEqual([ids.reuse])
    const none = await project.run('--requirement', 'asvs-5.0.0:99')
    expect(none.code).toBe(64)
    expect(none.stderr).toContain('nearest: ')
  }, 60_000)

  test('what failed the last time', async () => {
    expect((await project.run(...breachedBy)).code).toBe(1)
    const { code } = await project.run('--last-failed', ...breachedBy)
    expect(code).toBe(1)
    expect(project.record().checks).toEqual([payee])
    expect((await project.run('--last-failed')).code).toBe(0)
    const { code: none, stderr } = await project.run('--last-failed')
    expect(none).toBe(2)
    expect(stderr).toContain('nothing was judged')
  }, 60_000)

  test('what changed in git, in the scenario’s file or in one that it imports', async () => {
    project.write('.gitignore', 'node_modules\nout\n')
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'first')
    expect((await project.run('--only-changed')).code).toBe(2)
    project.write('said.ts', "export const said = 'Somebody looks on, again.'\n")
    const { code, stderr } = await project.run('--only-changed')
    expect(code).toBe(0)
    expect(made()).toEqual([ids.reuse])
    expect(stderr).toContain('changes of the target, of the engine, of packages and of data files are not seen')
    git('commit', '-qam', 'second')
    expect((await project.run('--only-changed')).code).toBe(2)
    expect((await project.run('--since', 'HEAD~1')).code).toBe(0)
    expect(made()).toEqual([ids.reuse])
    const unknown = await project.run('--since', 'none-such')
    expect(unknown.code).toBe(64)
    expect(unknown.stderr).toContain('git cannot tell what changed')
  }, 60_000)

  test('what given files affect', async () => {
    await project.run('--affected-by', 'swap.ts')
    expect(made()).toEqual([ids.swap])
  }, 60_000)
})

test('--repeat makes every attempt again with other people; the first round is what it would be alone', async () => {
  const run = (...flags: string[]) => stepproof('run', 'txn-unbound', '--port', '0', '--reporter', 'junit', ...flags)
  const [once, thrice] = [folder(), folder()]
  await run('--out', once)
  expect((await run('--repeat', '3', '--out', thrice)).code).toBe(0)
  const alone = recordIn(once)
  const { attempts, checks, command, ...facts } = recordIn(thrice)
  const rounds = Map.groupBy(attempts, ({ round }) => round)
  expect([...rounds.keys()]).toEqual([1, 2, 3])
  expect(checks).toEqual([...alone.checks, ...alone.checks.map((id) => `${id}@2`), ...alone.checks.map((id) => `${id}@3`)])
  expect(command).toBe(`${alone.command} --repeat 3`)
  // The plan of three rounds is another one.
  const first = { ...facts, plan: alone.plan, command: alone.command, checks: alone.checks, attempts: rounds.get(1) ?? [] }
  expect(withoutTimes(first)).toEqual(withoutTimes(alone))

  const exchanges = attempts.flatMap(({ phases }) => phases.flatMap((phase) => phase.exchanges))
  expect(new Set(exchanges.map(({ id }) => id)).size).toBe(exchanges.length)
  const places = attempts.flatMap(({ id, phases }) =>
    phases.flatMap(({ steps }) => steps.map(({ address }) => ({ id, address }))),
  )
  for (const [address, at] of Map.groupBy(places, (place) => place.address))
    expect(new Set(at.map(({ id }) => id)).size, address).toBe(1)

  const second = attempts.find(({ round }) => round === 2)
  const replayed = await stepproof('replay', `${join(thrice, 'run.json')}#${second?.id}`, '--port', '0', '--json')
  expect(replayed.code, replayed.stderr).toBe(0)
  expect(JSON.parse(replayed.stdout).attempts[0].id).toBe(second?.id)
}, 120_000)

test('--watch runs again what a changed file affects, with the file as it is then, until it is interrupted', async () => {
  const project = makeProject()
  const running = project.start('--watch')
  await running.shows('watching 4 files')
  const all = project.record()
  project.write('swap.ts', project.read('swap.ts').replace(/title: '[^']*'/, "title: 'Use another approval'"))
  await running.shows(`changed: ${join(project.folder, 'swap.ts')}`)
  await running.shows('watching 4 files', 2)
  expect(all.attempts.length).toBeGreaterThan(project.record().attempts.length)
  expect(new Set(project.record().attempts.map(({ title }) => title))).toEqual(new Set(['Use another approval']))
  running.kill('SIGINT')
  expect((await running.done).code).toBe(0)
}, 120_000)
