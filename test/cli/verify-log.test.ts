import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { exitCodes } from '../../harness/cli/exit-codes.ts'
import { AuditLog } from '../../servers/audit/audit-log.ts'
import { auditWriting } from '../../servers/audit/audit-writing.ts'
import { openDatabase } from '../../servers/store/database.ts'
import { stepproof } from './stepproof.ts'

const key = new Uint8Array(32).fill(9)
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The state folder of a server that logged as many events as asked for, and was stopped. */
function stateOf(events: number): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-log-'))
  folders.push(folder)
  const file = join(folder, 'reference.sqlite')
  writeFileSync(join(folder, 'store.key'), key)
  const database = openDatabase(file, key)
  const log = new AuditLog(database, () => Date.UTC(2030, 0, 1), auditWriting)
  for (let number = 1; number <= events; number += 1) {
    const from = { requestId: `x${number}`, person: 'alice', operation: null, address: '127.0.0.1' }
    log.append({ decision: 'continue', reason: `reason ${number}`, ...from })
  }
  database.close()
  return { folder, file }
}

function tamper(file: string, sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

test('a log that nobody touched is whole', async () => {
  const { folder } = stateOf(20)
  const { code, stdout } = await stepproof('verify-log', '--state', folder)
  expect(code).toBe(exitCodes.defended)
  expect(stdout).toContain('20 events, 2030-01-01T00:00:00.000Z to 2030-01-01T00:00:00.000Z\nThe log is whole and in order.')
})

test('an empty log is whole', async () => {
  const { code, stdout } = await stepproof('verify-log', '--state', stateOf(0).folder, '--json')
  expect([code, JSON.parse(stdout)]).toMatchObject([exitCodes.defended, { events: 0, from: null, to: null, firstBreak: null }])
})

describe('what was done to a log is found', () => {
  test.each([
    ['an edit', `update audit set event = replace(event, 'continue', 'refuse') where number = 7`, 7, 'it was edited'],
    ['a removal', 'delete from audit where number = 7', 7, 'it is missing'],
    ['removal of the end', 'delete from audit where number > 15', 16, 'the log ends here, but 20 events were written'],
    ['removal of everything', 'delete from audit', 1, 'the log ends here, but 20 events were written'],
    [
      'a reorder',
      'update audit set number = 100 where number = 7; update audit set number = 7 where number = 8; update audit set number = 8 where number = 100',
      7,
      'it does not follow',
    ],
    ['another head', `update audit_head set sealed = 'x'`, 21, 'the sealed head of the log was altered'],
    ['a removed head', 'delete from audit_head', 1, 'appended by somebody without the key'],
  ])('%s', async (_what, sql, number, says) => {
    const { folder, file } = stateOf(20)
    tamper(file, sql)
    const { code, stdout } = await stepproof('verify-log', '--state', folder, '--json')
    expect(code).toBe(exitCodes.breached)
    expect(JSON.parse(stdout).firstBreak).toMatchObject({ number, says: expect.stringContaining(says) })
  })
})

test('a folder without a log is the user’s to change', async () => {
  const { code, stderr } = await stepproof('verify-log', '--state', '/nonexistent')
  expect(code).toBe(exitCodes.usage)
  expect(stderr).toContain('--state')
})

test('a file that is no database is named', async () => {
  const { folder, file } = stateOf(1)
  writeFileSync(file, 'not a database, but long enough to be one: '.repeat(50))
  const { code, stderr } = await stepproof('verify-log', '--state', folder)
  expect(code).toBe(exitCodes.usage)
  expect(stderr).toContain(file)
})
