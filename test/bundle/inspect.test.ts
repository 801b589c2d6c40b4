import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectBundle } from '../../harness/bundle/inspect.ts'
import { type BundleFiles, makeManifest, manifestFile, manifestText, signatureFile } from '../../harness/bundle/manifest.ts'
import { makeKey, readKey, sign, thumbprintOf } from '../../harness/bundle/signature.ts'
import { reportFiles } from '../../harness/cli/bundle-folder.ts'
import { ConfigError } from '../../harness/errors.ts'
import type { RunRecord } from '../../harness/record.ts'
import { verdict } from '../../harness/verdict.ts'
import { makeAttempt, makeRecord } from '../reports/make-record.ts'

const key = await readKey(await makeKey(), 'a test')
const signer = await thumbprintOf(key)

/** A record whose verdicts follow from its evidence. */
function judged(...overrides: Parameters<typeof makeAttempt>[0][]): RunRecord {
  const record = makeRecord({ attempts: overrides.map((override) => makeAttempt(override)) })
  return { ...record, attempts: record.attempts.map((one) => ({ ...one, verdict: verdict(one.phases, record.target.facts) })) }
}

const record = judged({ scenario: 'a/one' }, { scenario: 'a/two' }, { scenario: 'b/three' })

/** Signed as whoever has the key would, whatever the files say. */
async function signed(files: BundleFiles, of: RunRecord, by = key): Promise<Map<string, Uint8Array>> {
  const text = Buffer.from(manifestText(makeManifest(files, of, '2026-03-01T10:00:00.000Z')))
  return new Map([...files, [manifestFile, text], [signatureFile, Buffer.from(await sign(text, by))]])
}

const whole = await signed(reportFiles(record, null), record)
const inspect = (files: BundleFiles, by: string | null = signer) => inspectBundle(files, by, reportFiles)
const places = async (files: BundleFiles) => (await inspect(files)).faults.map(({ place }) => place)

function flipped(files: BundleFiles, name: string, at: number, bit: number): Map<string, Uint8Array> {
  const bytes = Uint8Array.from(files.get(name) ?? [])
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
  return new Map([...files, [name, bytes]])
}

describe('a bundle', () => {
  test('that nobody touched holds, and what was looked at is counted', async () => {
    expect(await inspect(whole)).toEqual({
      signer,
      suite: record.suite,
      files: whole.size - 2,
      attempts: 3,
      judgedAgain: 3,
      madeAgain: whole.size - 3,
      faults: [],
    })
  })

  test('with one bit changed anywhere is found out, and the file is named', async () => {
    const files = [...whole].map(([name, { length }]) => ({ name, length }))
    const anywhere = fc
      .constantFrom(...files)
      .chain(({ name, length }) => fc.record({ name: fc.constant(name), at: fc.nat(length - 1), bit: fc.nat(7) }))
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ name, at, bit }) => {
        const [first = ''] = await places(flipped(whole, name, at, bit))
        expect(first).toContain(name)
      }),
      { numRuns: 400 },
    )
  })

  test.each([manifestFile, signatureFile])('with any bit of %s changed is found out', async (name) => {
    for (let at = 0; at < (whole.get(name)?.length ?? 0); at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const found = await places(flipped(whole, name, at, bit))
        expect(found, `byte ${at}, bit ${bit}`).toEqual([`${manifestFile} or ${signatureFile}`])
      }
    }
  })

  test('whose signature is written in another way is found out', async () => {
    const signature = JSON.parse(Buffer.from(whole.get(signatureFile) ?? []).toString())
    const spread = new Map([...whole, [signatureFile, Buffer.from(JSON.stringify(signature, null, 2))]])
    expect(await places(spread)).toEqual([`${manifestFile} or ${signatureFile}`])
  })

  test('names the bytes and the attempt that were changed', async () => {
    const at = Buffer.from(whole.get('run.json') ?? []).lastIndexOf('a/two')
    expect(await places(flipped(whole, 'run.json', at, 0))).toEqual([
      'run.json, bytes 0 to 65535',
      'run.json, attempt 2 (a/two[session])',
    ])
  })

  test.each([...whole.keys()])('without %s is found out', async (name) => {
    const [first = ''] = await places(new Map([...whole].filter(([other]) => other !== name)))
    expect(first).toContain(name)
  })

  test('with a file that nobody signed is found out', async () => {
    expect(await places(new Map([...whole, ['notes.txt', Buffer.from('all is well')]]))).toEqual(['notes.txt'])
  })

  test('signed by another key is refused where one is expected, and named where none is', async () => {
    const other = await readKey(await makeKey(), 'a test')
    const bundle = await signed(reportFiles(record, null), record, other)
    expect((await inspect(bundle)).faults[0]?.says).toContain(`expected ${signer}`)
    expect(await inspect(bundle, null)).toMatchObject({ signer: await thumbprintOf(other), faults: [] })
  })
})

describe('whoever has the key cannot sign', () => {
  test('a verdict that the evidence does not bear out', async () => {
    const [first, ...others] = record.attempts
    if (first === undefined) throw new Error('no attempt')
    const lie = { ...record, attempts: [{ ...first, verdict: { kind: 'defended', reason: 'all is well' } as const }, ...others] }
    expect(first.verdict).not.toEqual(lie.attempts[0]?.verdict)
    expect((await inspect(await signed(reportFiles(lie, null), lie))).faults).toEqual([
      { place: `run.json, ${first.id}`, says: expect.stringContaining(`follows ${first.verdict.kind}`) },
    ])
  })

  test('a report that says something else than the record', async () => {
    const files = reportFiles(record, null)
    files.set('report.html', Buffer.from('<p>All is well.</p>'))
    expect((await inspect(await signed(files, record))).faults).toEqual([
      { place: 'report.html', says: 'not what follows from the record' },
    ])
  })

  test('attempts in another order than the chain’s', async () => {
    const reversed = { ...record, attempts: record.attempts.toReversed() }
    expect(await places(await signed(reportFiles(reversed, null), record))).toContain('run.json, attempt 1 (a/one[session])')
  })

  test('evidence whose record cannot be read', async () => {
    const files = reportFiles(record, null)
    files.set('run.json', Buffer.from('{}'))
    expect(await places(await signed(files, record))).toEqual(['run.json'])
  })
})

describe('a key', () => {
  test.each([
    ['nonsense', 'no key'],
    ['a key for something else', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
    ['the public half', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })],
  ])('is refused when it is %s', async (_name, text) => {
    await expect(readKey(text, 'key.jwk')).rejects.toThrow(ConfigError)
  })
})
