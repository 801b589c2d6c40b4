import { describe, expect, test } from 'vitest'
import { stepSeconds, TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import { FlowFailure } from '../../harness/errors.ts'

/** RFC 6238, appendix B: the seed for SHA-1, and the last six of the eight digits. */
const seed = Buffer.from('12345678901234567890', 'ascii')
const vectors = [
  { seconds: 59, code: '287082' },
  { seconds: 1_111_111_109, code: '081804' },
  { seconds: 1_111_111_111, code: '050471' },
  { seconds: 1_234_567_890, code: '005924' },
  { seconds: 2_000_000_000, code: '279037' },
  { seconds: 20_000_000_000, code: '353130' },
] as const

const nowMs = Date.UTC(2030, 0, 15, 9)
const stepAt = (ms: number) => Math.floor(ms / 1000 / stepSeconds)

test.each(vectors)('at $seconds s the code is the one of RFC 6238: $code', ({ seconds, code }) => {
  expect(new TotpGenerator(seed).next(seconds * 1000)).toEqual({ text: code, step: Math.floor(seconds / 30) })
})

test('the seed is what an authenticator app takes in', () => {
  expect(new TotpGenerator(seed).secret.base32).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

test('another seed gives other codes', () => {
  expect(new TotpGenerator(Buffer.alloc(20, 7)).next(59_000).text).not.toBe('287082')
})

describe('the next code', () => {
  test('is of the current step, then one ahead, and then the person has to wait', () => {
    const totp = new TotpGenerator(seed)
    const steps = [totp.next(nowMs).step, totp.next(nowMs).step]
    expect(steps).toEqual([stepAt(nowMs), stepAt(nowMs) + 1])
    expect(() => totp.next(nowMs)).toThrow(FlowFailure)
    expect(() => totp.next(nowMs + 29_999)).toThrow(FlowFailure)
    expect(totp.next(nowMs + 30_000).step).toBe(stepAt(nowMs) + 2)
  })

  test('is never of a step that was used, whatever the clock does, and at most one ahead', () => {
    const totp = new TotpGenerator(seed)
    const used: number[] = []
    for (const seconds of [0, 5, 31, 31, 90, 20, 60, 119, 121, 500, 501, 400, 530]) {
      try {
        const { step } = totp.next(nowMs + seconds * 1000)
        expect(step).toBeLessThanOrEqual(stepAt(nowMs + seconds * 1000) + 1)
        used.push(step)
      } catch (error) {
        expect(error).toBeInstanceOf(FlowFailure)
      }
    }
    expect(used).toEqual([...new Set(used)].toSorted((a, b) => a - b))
    expect(used.length).toBeGreaterThan(6)
  })
})

test('a wrong code is never right within two steps, and others are wrong in other ways', () => {
  const totp = new TotpGenerator(seed)
  const right = [-2, -1, 0, 1, 2].map((offset) => new TotpGenerator(seed).next(nowMs + offset * 30_000).text)
  const wrong = Array.from({ length: 200 }, (_, variation) => totp.wrong(nowMs, variation))
  expect(wrong.filter((code) => right.includes(code))).toEqual([])
  expect(new Set(wrong).size).toBe(200)
  expect(wrong.every((code) => /^\d{6}$/.test(code))).toBe(true)
})

test('a wrong code steps over each of the right ones around it', () => {
  const right = [-2, -1, 0, 1, 2].map((offset) => new TotpGenerator(seed).next(nowMs + offset * 30_000).text)
  // The variations that would lead exactly there, by the generator's own stride.
  const variations = right.map((code) => {
    const distance = (Number(code) - Number(right[2]) - 1 + 1_000_000) % 1_000_000
    return (
      Array.from({ length: 1_000_000 }, (_, variation) => variation).find((one) => (one * 7919) % 1_000_000 === distance) ?? -1
    )
  })
  expect(variations).not.toContain(-1)
  const totp = new TotpGenerator(seed)
  expect(variations.map((variation) => totp.wrong(nowMs, variation)).filter((code) => right.includes(code))).toEqual([])
})
