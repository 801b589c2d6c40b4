import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkBodyKeys } from '../../servers/gateway/intercept/check-body-keys.ts'

describe('the fields of a body', () => {
  test.each([
    '{}',
    '[]',
    '1',
    '"a"',
    '{"a":1,"b":{"a":2}}',
    '[{"a":1},{"a":2}]',
    '{"a":"b","b":"a"}',
    '{"a":"\\"a\\":1","b":"{"}',
    '{"a":["a","a"]}',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '{"a" : "a", "A":1}',
    '{"\\\\":1,"\\"":2}',
  ])('come once in %s', (text) => {
    expect(checkBodyKeys(text)).toBe(true)
  })

  test.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":2,"a":3}',
    '{"a":1, "a" :2}',
    '{"a":1,"\\u0061":2}',
    '[{"a":{"b":1,"b":2}}]',
    '{"a":{"x":[{}]},"b":{},"a":1}',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a\\"":1,"a\\"":2}',
    '{"b":"}","a":1,"a":2}',
  ])('come twice in %s', (text) => {
    expect(checkBodyKeys(text)).toBe(false)
  })

  test('are found in whatever JSON.stringify writes, and a second one too', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value, fields) => {
        expect(checkBodyKeys(JSON.stringify(value))).toBe(true)
        const [key = ''] = Object.keys(fields)
        expect(checkBodyKeys(`{${JSON.stringify(key)}:1,${JSON.stringify({ ...fields }).slice(1)}`)).toBe(false)
      }),
      { seed: 1 },
    )
  })

  test.each(['', '{', '{"a":1,"a":', '"', '{"a":1,"a":1}}', `"${'\\"'.repeat(8000)}`])(
    'that do not parse are for the parser: %#',
    (text) => {
      expect(checkBodyKeys(text)).toBe(true)
    },
  )
})
