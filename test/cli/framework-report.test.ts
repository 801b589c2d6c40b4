import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Assessment } from '../../reports/index.ts'
import { exists, folder, recordIn, stepproof } from './stepproof.ts'

/** A part of the library, as in a run that was filtered: all that tests RFC 6238, section 5.2, and nothing that tests 5.1. */
const part = 'otp-replay'
const weakness = 'totp-code-not-spent'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
/** What the README says that the same three commands print. */
const [shownInReadme] = /^rfc-6238: .+$/m.exec(readme) ?? []

describe('report --framework', () => {
  const sound = folder()
  const weakened = folder()
  const matrix = folder()
  const [soundRun, weakenedRun, matrixFile] = [
    join(sound, 'run.json'),
    join(weakened, 'run.json'),
    join(matrix, 'kill-matrix.json'),
  ]

  beforeAll(async () => {
    expect((await stepproof('run', part, '--port', '0', '--out', sound)).code).toBe(0)
    expect((await stepproof('run', part, '--port', '0', '--weaken', weakness, '--out', weakened)).code).toBe(1)
    expect((await stepproof('mutate', part, '--only', weakness, '--port', '0', '--out', matrix)).code).not.toBe(64)
  }, 300_000)

  const report = async (run: string, ...args: string[]) => {
    const out = folder()
    return { out, ...(await stepproof('report', run, '--out', out, ...args)) }
  }
  const verdicts = (out: string, id: string): Record<string, string> => {
    const assessment: Assessment = JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8'))
    return Object.fromEntries(assessment.requirements.map((one) => [one.id, one.verdict.kind]))
  }

  test('without a kill matrix supports nothing', async () => {
    const { code, stdout, out } = await report(soundRun, '--framework', 'rfc-6238')
    expect(code).toBe(2)
    expect(stdout).toContain(
      'rfc-6238: 0 of 2 mapped requirements supported by passing evidence, 0 contradicted, 1 inconclusive, 1 not tested',
    )
    expect(verdicts(out, 'rfc-6238')).toEqual({ '5.1': 'not-tested', '5.2': 'inconclusive', '6': 'not-tested' })
  })

  test('with one supports what was defended and can fail, and nothing that did not run', async () => {
    const { code, stdout, out } = await report(soundRun, '--framework', 'rfc-6238,psd2-rts', '--matrix', matrixFile)
    expect(stdout.split('\n')).toContain(shownInReadme)
    expect(verdicts(out, 'rfc-6238')).toEqual({ '5.1': 'not-tested', '5.2': 'supported', '6': 'not-tested' })
    expect(verdicts(out, 'psd2-rts')).toMatchObject({ '4.1': 'inconclusive', '5.1.b': 'not-tested', '3.1': 'not-testable' })
    expect(Object.values(verdicts(out, 'psd2-rts'))).not.toContain('supported')
    expect(code).not.toBe(0)
    for (const id of ['rfc-6238', 'psd2-rts'])
      for (const end of ['html', 'md', 'json']) expect(exists(out, `${id}.${end}`)).toBe(true)
  })

  test('is contradicted by a breach, with exchanges that stand in the record', async () => {
    const { code, stdout } = await report(weakenedRun, '--framework', 'rfc-6238', '--matrix', matrixFile, '--json')
    expect(code).toBe(1)
    const [assessment]: Assessment[] = JSON.parse(stdout)
    const requirement = assessment?.requirements.find(({ id }) => id === '5.2')
    expect(requirement?.verdict.kind).toBe('contradicted')
    expect(requirement?.weaknesses.map(({ id }) => id)).toEqual([weakness])
    const shown = requirement?.scenarios.flatMap(({ attempts }) =>
      attempts.flatMap(({ violations }) => violations.flatMap((one) => one.exchanges)),
    )
    const recorded = recordIn(weakened).attempts.flatMap(({ phases }) =>
      phases.flatMap(({ exchanges }) => exchanges.map(({ id }) => id)),
    )
    expect(shown?.length).toBeGreaterThan(0)
    expect(recorded).toEqual(expect.arrayContaining(shown ?? []))
    expect(assessment?.scope.weakened).toEqual([weakness])
  })

  test('takes the kill matrix that lies beside the record', async () => {
    writeFileSync(join(weakened, 'kill-matrix.json'), readFileSync(matrixFile))
    const { stdout } = await report(weakenedRun, '--framework', 'rfc-6238', '--json')
    expect(JSON.parse(stdout)[0].scope.matrix).toMatchObject({ target: 'reference', planted: 1, caught: 1 })
  })

  test('refuses the record of another version of the suite', async () => {
    const { suite, ...rest } = recordIn(sound)
    const file = join(folder(), 'run.json')
    writeFileSync(file, JSON.stringify({ ...rest, suite: { ...suite, version: '0.0.9' } }))
    const { code, stderr } = await report(file, '--framework', 'rfc-6238')
    expect(code).toBe(64)
    expect(stderr).toContain('stepproof 0.0.9')
  })

  test.each([
    { args: ['--framework', 'pci-dss-4.0'], says: 'nearest: pci-dss-4.0.1' },
    { args: ['--framework', 'rfc-6238', '--matrix', 'package.json'], says: 'no kill matrix' },
    { args: ['--framework', 'rfc-6238', '--rejudge'], says: '--rejudge' },
  ])('refuses $args', async ({ args, says }) => {
    const { code, stdout, stderr } = await report(soundRun, ...args)
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
    expect(stderr).toContain(says)
  })
})

describe('the catalogues', () => {
  test('are listed', async () => {
    const { code, stdout } = await stepproof('list', 'catalogues')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}pci-dss-4\.0\.1 +Payment Card Industry Data Security Standard$/m)
  })

  test('are shown with their requirements', async () => {
    const { stdout } = await stepproof('show', 'rfc-9470')
    expect(stdout).toContain('version: September 2023')
    expect(stdout).toMatch(/^ {2}rfc-9470:3 {2}A resource that wants more/m)
  })

  test('give a requirement with the scenarios that test it', async () => {
    const { stdout } = await stepproof('show', 'pci-dss-4.0.1:8.2.8')
    expect(stdout).toMatch(/^ {2}session-timeouts\/use-a-forgotten-session /m)
    expect((await stepproof('show', 'asvs-5.0.0:8.1.4')).stdout).toContain('notTestable: It asks for a document.')
  })

  test('name the nearest for one that they do not have', async () => {
    const { code, stderr } = await stepproof('show', 'rfc9470:5')
    expect(code).toBe(64)
    expect(stderr).toContain('nearest: rfc-9470:5')
  })
})
