import { describe, expect, test } from 'vitest'
import { type AuditEntry, AuditLog, requestIdOf } from '../../servers/audit/audit-log.ts'
import { auditWriting } from '../../servers/audit/audit-writing.ts'
import type { Database } from '../../servers/store/database.ts'
import { makeDatabase, nowMs } from './store.ts'

const entry = (overrides: Partial<AuditEntry> = {}): AuditEntry => ({
  decision: 'refuse',
  reason: 'because',
  requestId: 'x1',
  person: 'alice',
  operation: 'transfer',
  address: '127.20.0.3',
  ...overrides,
})

/** A log of five events. */
function makeLog(): { database: Database; log: AuditLog } {
  const database = makeDatabase()
  const log = new AuditLog(database, () => nowMs, auditWriting)
  for (let number = 1; number <= 5; number += 1) log.append(entry({ requestId: `x${number}`, reason: `reason ${number}` }))
  expect(log.firstBreak()?.number ?? null).toBeNull()
  return { database, log }
}

test('a log that nobody touched is whole, and so is an empty one', () => {
  expect(makeLog().log.firstBreak()?.number ?? null).toBeNull()
  expect(new AuditLog(makeDatabase(), () => nowMs, auditWriting).firstBreak()?.number ?? null).toBeNull()
})

test('a log goes on where it ended before a restart', () => {
  const { database, log } = makeLog()
  const after = new AuditLog(database, () => nowMs, auditWriting)
  after.append(entry({ requestId: 'x6' }))
  expect(after.firstBreak()?.number ?? null).toBeNull()
  expect(log.firstBreak()?.number ?? null).toBeNull()
  expect(database.get('select max(number) as last from audit')).toEqual({ last: 6 })
})

describe('the first broken event is found', () => {
  test.each([
    ['when an event is edited', "update audit set event = replace(event, 'refuse', 'continue') where number = 3", 3],
    ['when the first event is edited', "update audit set event = replace(event, 'alice', 'bob') where number = 1", 1],
    ['when the last event is edited', "update audit set event = event || ' ' where number = 5", 5],
    ['when a hash is edited', "update audit set hash = 'x' where number = 2", 2],
    ['when a link is edited', "update audit set previous = 'x' where number = 4", 4],
    ['when an event in the middle is removed', 'delete from audit where number = 3', 3],
    ['when the first event is removed', 'delete from audit where number = 1', 1],
    [
      'when one is removed and the rest moved up',
      'delete from audit where number = 3; update audit set number = number - 1 where number > 3',
      3,
    ],
    [
      'when two events change places',
      'update audit set number = -2 where number = 2; update audit set number = 2 where number = 3; update audit set number = 3 where number = -2',
      2,
    ],
    ['when one is put in', 'insert into audit select 6, request_id, event, previous, hash from audit where number = 5', 6],
    ['when all numbers were moved up', 'update audit set number = -number; update audit set number = 10 - number', 1],
    ['when all are gone but the last', 'delete from audit where number < 5', 1],
  ] as const)('%s', (_what, sql, first) => {
    const { database, log } = makeLog()
    for (const statement of sql.split('; ')) expect(database.run(statement)).toBeGreaterThan(0)
    expect(log.firstBreak()?.number ?? null).toBe(first)
    expect(new AuditLog(database, () => nowMs, auditWriting).firstBreak()?.number ?? null).toBe(first)
  })
})

describe('a chain that was shortened or relabelled is not whole', () => {
  test.each([
    ['though the last events were removed', 'delete from audit where number > 3'],
    ['though all events were removed', 'delete from audit'],
    ['though the request id that events are found by was changed', "update audit set request_id = 'x9' where number = 3"],
  ] as const)('%s', (_what, sql) => {
    const { database, log } = makeLog()
    database.run(sql)
    expect(log.firstBreak()?.number ?? null).not.toBeNull()
  })
})

describe('tampering that breaks the form', () => {
  test.each([
    ['a log that was emptied together with its head is not whole', 'delete from audit; delete from audit_head'],
  ] as const)('%s', (_what, sql) => {
    const { database, log } = makeLog()
    for (const statement of sql.split('; ')) expect(database.run(statement)).toBeGreaterThan(0)
    expect(log.firstBreak()?.number ?? null).not.toBeNull()
  })

  test.each([
    ['an event that is no JSON any more is found', "update audit set event = 'x' where number = 3", 3],
    ['an event of another shape is found', "update audit set event = '{}' where number = 3", 3],
    ['a head that does not open is found', "update audit_head set sealed = 'x'", 6],
  ] as const)('%s instead of stopping the check', (_what, sql, first) => {
    const { database, log } = makeLog()
    expect(database.run(sql)).toBe(1)
    expect(log.firstBreak()?.number ?? null).toBe(first)
  })
})

describe('an event', () => {
  test.each([
    'two\nlines',
    'a\r\n{"decision":"continue"}',
    'null \u0000 bell \u0007 escape \u001b[31m',
    'separators \u2028 \u2029',
    '"quotes" and \\backslashes\\',
    "'); drop table audit; --",
    '😀'.repeat(10),
  ])('stays one record, whatever the reason: %j', (reason) => {
    const { database, log } = makeLog()
    log.append(entry({ reason, requestId: 'hostile' }))
    expect(log.about(new Set(['hostile'])).map((event) => event.reason)).toEqual([reason])
    const stored = String(database.get('select event from audit where number = 6')?.event)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(stored).not.toMatch(/[\u0000-\u001f]/)
    expect(log.firstBreak()?.number ?? null).toBeNull()
  })

  test('has a reason of 300 characters at the most, also when the cut goes through one', () => {
    const { log } = makeLog()
    log.append(entry({ reason: 'x'.repeat(5000), requestId: 'long' }))
    log.append(entry({ reason: `${'x'.repeat(299)}😀`, requestId: 'cut' }))
    expect(log.about(new Set(['long', 'cut'])).map(({ reason }) => reason.length)).toEqual([300, 300])
    expect(log.firstBreak()?.number ?? null).toBeNull()
  })

  test('is found by its request id, in the order of writing, and no other is', () => {
    const { log } = makeLog()
    log.append(entry({ requestId: 'x2', decision: 'continue' }))
    log.append(entry({ requestId: null }))
    expect(log.about(new Set(['x2', 'x9'])).map(({ decision }) => decision)).toEqual(['refuse', 'continue'])
    expect(log.about(new Set())).toEqual([])
  })
})

test.each([
  ['sp42-7-attack-1', 'sp42-7-attack-1'],
  ['a.b_c', 'a.b_c'],
  ['a'.repeat(80), 'a'.repeat(80)],
  ['a'.repeat(81), null],
  ['', null],
  ['a b', null],
  ['a\nb', null],
  ['a\n', null],
  ['ä', null],
  [['a'], null],
  [undefined, null],
  [1, null],
])('a request id of %j is taken as %j', (header, id) => {
  expect(requestIdOf(header)).toBe(id)
})
