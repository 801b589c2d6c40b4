import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeReports } from '../../harness/cli/reports.ts'
import { ConfigError } from '../../harness/errors.ts'
import { type RunRecord, runRecordSchema } from '../../harness/record.ts'
import { type Reporter, reporters } from '../../reports/index.ts'
import { exampleRun } from '../reports/example-run.ts'
import { makeAttempt, makeRecord } from '../reports/make-record.ts'
import { rendered } from '../reports/page-of.ts'
import { exists, folder, recordIn, stepproof } from './stepproof.ts'

/** A folder with a record, as a run leaves it. */
function kept(record: RunRecord): { readonly out: string; readonly file: string } {
  const out = folder()
  const file = join(out, 'run.json')
  writeFileSync(file, rendered('json', record))
  return { out, file }
}
const defended = makeRecord()

describe('report', { timeout: 60_000 }, () => {
  test('writes the usual reports beside the record, shows what the run came to, and exits as the run did', async () => {
    const { out, file } = kept(exampleRun())
    const before = readFileSync(file, 'utf8')
    const { code, stdout, stderr } = await stepproof('report', file)
    expect(code, stderr).toBe(1)
    expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.html', 'run.json'])
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(stdout).toContain('1 attempt breached the target')
    expect(stdout).toContain(`Written: ${join(out, 'report.html')}, ${join(out, 'junit.xml')}`)
    expect((await stepproof('report', kept(defended).file)).code).toBe(0)
    expect((await stepproof('report', kept(makeRecord({ complete: false })).file)).code).toBe(2)
  })

  test('writes every format on demand, the same as from the run itself', async () => {
    const record = runRecordSchema.parse(exampleRun())
    const { file } = kept(record)
    const out = join(folder(), 'new', 'place')
    const { stdout } = await stepproof('report', file, '--format', 'all', '--out', out)
    const input = { record, matrix: null, changes: null }
    for (const reporter of reporters) {
      for (const { name, text } of reporter.files(input))
        expect(readFileSync(join(out, name), 'utf8'), name).toBe([...text].join(''))
    }
    expect(stdout).toMatch(/har\/ \(8 files\)/)
    expect(stdout).not.toMatch(/\.har/)
  })

  test('writes what is chosen and nothing else', async () => {
    const { file } = kept(exampleRun())
    const out = folder()
    await stepproof('report', file, '--format', 'sarif,ctrf', '--format', 'markdown', '--out', out)
    expect(readdirSync(out).sort()).toEqual(['ctrf.json', 'report.sarif', 'summary.md'])
  })

  test('says with --json one document: what was written, and what the run came to', async () => {
    const { file, out } = kept(exampleRun())
    const { code, stdout } = await stepproof('report', file, '--format', 'hdf', '--json')
    expect(JSON.parse(stdout)).toEqual({
      record: file,
      written: [join(out, 'hdf.json')],
      failures: [],
      differences: null,
      exitCode: code,
    })
  })

  test.each([
    [['--format', 'sarf'], /--format: nothing is called 'sarf'; nearest: sarif/],
    [['--format', ''], /--format: nothing is chosen/],
    [['--rejudge', '--format', 'json'], /would replace the verdicts in .*--out/],
  ])('refuses %j with the flag to change', async (words, why) => {
    const { file } = kept(exampleRun())
    const { code, stderr } = await stepproof('report', file, ...words)
    expect(code).toBe(64)
    expect(stderr).toMatch(why)
  })

  test('refuses what is no record, and writes nothing', async () => {
    const out = folder()
    writeFileSync(join(out, 'run.json'), '{"format":"har"}')
    const { code, stderr } = await stepproof('report', join(out, 'run.json'), '--format', 'all')
    expect(code).toBe(64)
    expect(stderr).toContain('is not a run record of this version')
    expect(readdirSync(out)).toEqual(['run.json'])
    expect((await stepproof('report', join(out, 'none.json'))).code).toBe(64)
  })
})

describe('report --rejudge', { timeout: 60_000 }, () => {
  test('names each verdict that today’s oracles do not share, and exits by what they say', async () => {
    const claimed = makeAttempt({ verdict: { kind: 'defended', reason: 'believe me' }, phases: [] })
    const { file } = kept(makeRecord({ attempts: [claimed] }))
    expect((await stepproof('report', file)).code).toBe(0)
    const { code, stdout } = await stepproof('report', file, '--rejudge')
    expect(code).toBe(2)
    expect(stdout).toContain(`  ${claimed.id}\n    was defended: believe me\n    is  inconclusive: the attempt was not started`)
  })

  test('writes the reports with the verdicts of today', async () => {
    const { file } = kept(makeRecord({ attempts: [makeAttempt({ phases: [] })] }))
    const out = folder()
    const { stdout } = await stepproof('report', file, '--rejudge', '--format', 'json', '--out', out, '--json')
    expect(recordIn(out).attempts[0]?.verdict.kind).toBe('inconclusive')
    expect(JSON.parse(stdout).differences).toMatchObject([{ before: { kind: 'defended' }, now: { kind: 'inconclusive' } }])
  })

  test('finds nothing to say about a run of today, and fails where its verdict was edited', async () => {
    const out = folder()
    const ran = await stepproof('run', 'otp-replay/reuse-totp-code[api,older-code]', '--port', '0', '--out', out)
    const file = join(out, 'run.json')
    const same = await stepproof('report', file, '--rejudge')
    expect([ran.code, same.code], ran.stderr + same.stderr).toEqual([0, 0])
    expect(same.stdout).toContain('every verdict is what it was')
    const text = readFileSync(file, 'utf8')
    const edited = text.replace(
      /"verdict":\{"kind":"defended","reason":"[^"]*"/,
      '"verdict":{"kind":"defended","reason":"edited"',
    )
    expect(edited).not.toBe(text)
    writeFileSync(file, edited)
    expect((await stepproof('report', file, '--rejudge')).stdout).toContain('was defended: edited')
  })
})

describe('run --reporter', { timeout: 60_000 }, () => {
  test('chooses the reports; the record is always there, and names where the scenario is written', async () => {
    const out = folder()
    const words = ['run', 'acr-strip', '--port', '0', '--out', out]
    const { code, stdout } = await stepproof(...words, '--reporter', 'sarif,markdown')
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['report.sarif', 'run.json', 'summary.md'])
    expect(stdout).toContain(join(out, 'summary.md'))
    for (const { scenario, source } of recordIn(out).attempts) expect(source?.file).toBe(`scenarios/${scenario}.ts`)
  })

  test('refuses a name that there is not before anything runs', async () => {
    const out = join(folder(), 'none')
    const { code, stderr } = await stepproof('run', 'acr-strip', '--reporter', 'pdff', '--out', out)
    expect(code).toBe(64)
    expect(stderr).toContain("--reporter: nothing is called 'pdff'")
    expect(exists(out)).toBe(false)
  })
})

describe('a reporter that throws', () => {
  const input = { record: defended, matrix: null, changes: null }
  const throwing: Reporter = {
    name: 'broken',
    *files() {
      yield { name: 'first.txt', text: ['whole'] }
      yield {
        name: 'second.txt',
        text: (function* () {
          yield 'half'
          throw new Error('no more')
        })(),
      }
    },
  }

  test('is named, and takes no other down', () => {
    const out = folder()
    const [html, ...rest] = reporters
    if (html === undefined) throw new Error('there are no reporters')
    const { files, failures } = writeReports(out, input, [html, throwing, ...rest])
    expect(failures).toEqual(['the broken report failed: no more'])
    expect(files).toHaveLength(writeReports(folder(), input, reporters).files.length + 1)
    expect(readFileSync(join(out, 'first.txt'), 'utf8')).toBe('whole')
    expect(readdirSync(out).filter((name) => /second|partial/.test(name))).toEqual([])
  })

  test('is not taken for a folder that cannot be written', () => {
    const out = folder()
    mkdirSync(join(out, 'junit.xml'))
    expect(() => writeReports(out, input, reporters)).toThrow(ConfigError)
  })
})
