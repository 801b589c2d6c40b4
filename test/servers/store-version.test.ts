import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../servers/store/database.ts'
import { key } from './store.ts'

function emptyFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-version-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'bank.sqlite')
}

test('a file that this version made is opened again', () => {
  const file = emptyFile()
  openDatabase(file, key).close()
  const again = openDatabase(file, key)
  expect(again.all('select * from people')).toEqual([])
  again.close()
})

test.each([
  ['an older one', 'create table people (id text); pragma user_version = 1'],
  ['one from before there were versions', 'create table people (id text)'],
  ['a newer one', 'create table people (id text); pragma user_version = 9999'],
])('a file of %s is refused, and left as it is', (_what, sql) => {
  const file = emptyFile()
  const other = new DatabaseSync(file)
  other.exec(sql)
  other.close()
  expect(() => openDatabase(file, key)).toThrow('made by another version')
  const after = new DatabaseSync(file)
  expect(after.prepare('select count(*) as tables from sqlite_master').get()?.tables).toBe(1)
  after.close()
})
