import { describe, expect, test } from 'vitest'
import { makeRecoveryCodes, readRecoveryCode } from '../../servers/factors/recovery-codes.ts'
import { spendRecoveryCode } from '../../servers/factors/spend-recovery-code.ts'
import type { Database } from '../../servers/store/database.ts'
import { heldFactors } from '../../servers/store/held-factors.ts'
import { makeDatabase, nowMs } from './store.ts'

function enrolled() {
  const database = makeDatabase()
  const codes = makeRecoveryCodes(database, 'alice')
  return { database, codes, code: codes[0] ?? '' }
}
const spend = (database: Database, code: string, person = 'alice') => spendRecoveryCode(database, { person, code, nowMs })

test('ten codes of eighty bits, each another', () => {
  const { database, codes } = enrolled()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(heldFactors(database, 'alice')).toContain('recovery')
  expect(heldFactors(database, 'bob')).not.toContain('recovery')
})

test('are kept as salted argon2id, none readable, and two sets have two salts', () => {
  const { database, codes } = enrolled()
  makeRecoveryCodes(database, 'bob')
  const rows = database.all('select code_hash from recovery_codes').map((row) => String(row.code_hash))
  for (const row of rows) expect(row).toMatch(/^\$argon2id\$v=19\$m=256,t=1,p=1\$/)
  const kept = rows.join().toLowerCase()
  for (const code of codes) for (const form of [code, code.replaceAll('-', '')]) expect(kept).not.toContain(form.toLowerCase())
  expect(new Set(rows.map((row) => row.split('$')[4])).size).toBe(2)
})

describe('a recovery code', () => {
  test('counts once', () => {
    const { database, code } = enrolled()
    expect([spend(database, code), spend(database, code)]).toEqual([true, false])
  })

  test('is one of its own: the others stay', () => {
    const { database, codes } = enrolled()
    expect(codes.map((code) => spend(database, code))).toEqual(codes.map(() => true))
    expect(heldFactors(database, 'alice')).not.toContain('recovery')
  })

  test.each([
    ['as it is shown', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    ['with spaces', (code: string) => ` ${code.replaceAll('-', '  ')}\n`],
    ['with O and l for 0 and 1', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('is read %s', (_how, written) => {
    const { database, code } = enrolled()
    expect(spend(database, written(code))).toBe(true)
  })

  test.each([
    ['in part', (code: string) => code.slice(0, -1)],
    ['with something behind it', (code: string) => `${code}0`],
    ['twice in one', (code: string) => `${code}${code}`],
    [
      'in full-width characters',
      (code: string) => code.replaceAll(/[0-9A-Z]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0)),
    ],
    ['as a pattern', () => '____-____-____-____'],
    ['empty', () => ''],
  ])('is not taken %s', (_how, written) => {
    const { database, code } = enrolled()
    expect(spend(database, written(code))).toBe(false)
    expect(spend(database, code)).toBe(true)
  })

  test('opens no other account', () => {
    const { database, code } = enrolled()
    makeRecoveryCodes(database, 'bob')
    expect([spend(database, code, 'bob'), spend(database, code, 'nobody'), spend(database, code)]).toEqual([false, false, true])
  })

  test('is dead when a new set was made', () => {
    const { database, codes } = enrolled()
    const [fresh = ''] = makeRecoveryCodes(database, 'alice')
    expect(codes.filter((code) => spend(database, code))).toEqual([])
    expect(spend(database, fresh)).toBe(true)
  })

  test('is won by one of fifty that want it at once', async () => {
    const { database, code } = enrolled()
    const won = await Promise.all(Array.from({ length: 50 }, async () => spend(database, code)))
    expect(won.filter(Boolean)).toHaveLength(1)
  })
})

test('what is no code is read as none', () => {
  expect(readRecoveryCode('UUUU-UUUU-UUUU-UUUU')).toBeNull()
  expect(readRecoveryCode('abcd efgh jkmn pqrs')).toBe('ABCDEFGHJKMNPQRS')
})
