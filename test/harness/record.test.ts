import { expect, test } from 'vitest'
import { runRecordSchema } from '../../harness/record.ts'
import { makeAnswer, makeAsked, makeEvidence, makeExchange, makePerform, makeRecord, makeSignIn } from './make-evidence.ts'

const steps = [
  makeSignIn(),
  makeAsked({ stolen: { from: 'victim 1', goods: ['session-cookie'] } }),
  makeAnswer({ proof: null, codeStep: null }),
  makePerform({ spelling: 'POST //api/x', values: { a: 'x', b: 1, c: true } }),
]
const [attempt] = makeRecord().attempts
const phases = [
  makeEvidence('honest', { steps, exchanges: [makeExchange(), makeExchange('x2', null)] }),
  makeEvidence('attack', { audit: [{ requestId: 'x1', decision: 'refuse', reason: 'a\nb', address: null, account: 'nobody' }] }),
  makeEvidence('again', { failure: { kind: 'target', says: 'gone' }, skipped: 'because' }),
]
const violation = { oracle: 'code-spent-once', phase: 'attack', says: 'twice', exchanges: ['x1'] } as const
const verdicts = [
  { kind: 'breached', violations: [violation] },
  { kind: 'inconclusive', reason: 'a' },
  { kind: 'defended', reason: 'b' },
  { kind: 'not-applicable', reason: 'c' },
] as const
const full = makeRecord({
  attempts:
    attempt === undefined ? [] : verdicts.map((verdict, index) => ({ ...attempt, id: `attempt ${index}`, phases, verdict })),
})

test.each([makeRecord(), full])('a record survives JSON', (record) => {
  const read: unknown = JSON.parse(JSON.stringify(record))
  expect(runRecordSchema.parse(read)).toEqual(record)
  expect(record.attempts.length).toBeGreaterThan(0)
})

test('what the schema reads is all there is: nothing is dropped on the way', () => {
  expect(JSON.stringify(runRecordSchema.parse(full)).length).toBe(JSON.stringify(full).length)
})

test.each([
  ['another format', { format: 'har' }],
  ['another version', { version: 2 }],
  ['no seed', { seed: undefined }],
  ['a made-up verdict', { attempts: [{ ...attempt, verdict: { kind: 'fine', reason: '' } }] }],
  ['a breach without violations', { attempts: [{ ...attempt, verdict: { kind: 'breached', reason: '' } }] }],
  ['a made-up outcome', { attempts: [{ ...attempt, phases: [{ ...phases[0], steps: [{ ...steps[0], outcome: 'ok' }] }] }] }],
  ['a step of no kind', { attempts: [{ ...attempt, phases: [{ ...phases[0], steps: [{ ...steps[0], does: 'wait' }] }] }] }],
  ['a phase of another name', { attempts: [{ ...attempt, phases: [{ ...phases[0], phase: 'before' }] }] }],
])('a record with %s is not read', (_what, change) => {
  expect(runRecordSchema.safeParse({ ...makeRecord(), ...change }).success).toBe(false)
})

test.each([null, [], 'run', 1, {}, undefined])('%j is no record', (value) => {
  expect(runRecordSchema.safeParse(value).success).toBe(false)
})
