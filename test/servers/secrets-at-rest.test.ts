import { describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches, runCost, servingCost } from '../../servers/factors/password.ts'
import { totpStep } from '../../servers/factors/totp-step.ts'
import { createSeal, fingerprint, randomToken } from '../../servers/store/seal.ts'
import { key, makeDatabase } from './store.ts'

describe('a password', () => {
  const stored = hashPassword('Grüße, 世界', runCost)

  test('matches its hash, whatever the cost it was made with', () => {
    expect(passwordMatches('Grüße, 世界', stored)).toBe(true)
    expect(passwordMatches('Grüße, 世界', hashPassword('Grüße, 世界', servingCost))).toBe(true)
  })

  test.each(['', 'Grüße, 世', 'Grüße, 世界 ', 'grüße, 世界', stored])('does not match when it is %j', (password) => {
    expect(passwordMatches(password, stored)).toBe(false)
  })

  test.each([
    '',
    '$',
    'Grüße, 世界',
    stored.replace('argon2id', 'argon2i'),
    stored.replace('argon2id', 'plain'),
    stored.replace(/m=\d+/, 'm=0'),
    stored.replace(/t=\d+/, 't=0'),
    stored.slice(0, stored.lastIndexOf('$') + 1),
    stored.slice(0, -8),
  ])('matches no hash that is not whole: case %#', (broken) => {
    expect(passwordMatches('Grüße, 世界', broken)).toBe(false)
  })

  test('is salted: two hashes of the same password differ, and none shows it', () => {
    expect(hashPassword('Grüße, 世界', runCost)).not.toBe(stored)
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=256,t=1,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/)
  })

  test('costs what OWASP asks for at least, where people are served', () => {
    expect(servingCost.memoryKiB).toBeGreaterThanOrEqual(7168)
    expect(servingCost.passes).toBeGreaterThanOrEqual(5)
  })
})

describe('what is sealed', () => {
  const seal = createSeal(key)
  const sealed = seal.close('a seed')

  test.each(['', 'a', 'GEZDGNBVGY3TQOJQ', '世界'.repeat(1000)])('opens again: %#', (plain) => {
    expect(seal.open(seal.close(plain))).toBe(plain)
  })

  test('is sealed anew each time', () => {
    expect(seal.close('a seed')).not.toBe(sealed)
  })

  test('does not open with one bit changed, wherever', () => {
    const bytes = Buffer.from(sealed, 'base64url')
    const opened = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      try {
        return seal.open(changed.toString('base64url'))
      } catch {
        return null
      }
    })
    expect(opened.filter((plain) => plain !== null)).toEqual([])
  })

  test.each([-1, -10, -24, -1000])('does not open cut by %i', (end) => {
    expect(() => seal.open(sealed.slice(0, end))).toThrow()
  })

  test('does not open with another key', () => {
    expect(() => createSeal(new Uint8Array(32).fill(8)).open(sealed)).toThrow()
  })
})

test('tokens are 256 random bits, and only equal ones have equal fingerprints', () => {
  const tokens = Array.from({ length: 1000 }, randomToken)
  expect(new Set(tokens.map(fingerprint)).size).toBe(1000)
  expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true)
})

test.each([
  // RFC 6238, appendix B, at 59 s: the code of step 1.
  { at: 59, code: '287082', step: 1 },
  { at: 29, code: '287082', step: 1 },
  { at: 30, code: '287082', step: 1 },
  { at: 0, code: '287082', step: 1 },
  { at: 89, code: '287082', step: 1 },
  { at: 90, code: '287082', step: null },
  { at: 59, code: '287083', step: null },
  { at: 59, code: ' 287082', step: null },
  { at: 59, code: '287082\n', step: null },
  { at: 59, code: '94287082', step: null },
  { at: 59, code: '２８７０８２', step: null },
  { at: 59, code: '', step: null },
])('at $at s the code "$code" is of step $step', ({ at, code, step }) => {
  expect(totpStep(makeDatabase(), 'alice', code, at * 1000)).toBe(step)
})

test('a code of somebody who is not there is of no step', () => {
  expect(totpStep(makeDatabase(), 'nobody', '287082', 59_000)).toBeNull()
})
