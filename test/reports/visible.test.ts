import { describe, expect, test } from 'vitest'
import { shorten, visibleBlock, visibleLine } from '../../reports/visible.ts'
import { unseenCharacters } from './hostile-strings.ts'

describe('text from a target', () => {
  for (const { name, text, spelled } of unseenCharacters) {
    test(`${name} is spelled out`, () => {
      for (const visible of [visibleLine(text), visibleBlock(text)]) {
        expect(visible).toContain(spelled)
        expect(visible).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }
    })
  }

  test('a line break stays in a block and is spelled out in a line', () => {
    expect(visibleBlock('a\nb\tc\r\nd')).toBe('a\nb\tc\nd')
    expect(visibleLine('a\nb')).toBe('a\\u{a}b')
  })

  test('ordinary text of any script stays as it is', () => {
    for (const text of ['', 'Überweisung', 'שלום', 'مرحبا', '振込', 'é', '🙂']) expect(visibleLine(text)).toBe(text)
  })
})

describe('a long text', () => {
  test('is cut, with the length of all of it', () => {
    expect(shorten('a'.repeat(1_048_576), 10)).toBe('aaaaaaaaaa… (1048576 characters in all)')
  })

  test('is not cut when it fits exactly', () => {
    expect(shorten('abcde', 5)).toBe('abcde')
  })

  test('is not cut through a character', () => {
    expect(shorten('ab🙂cd', 3)).toBe('ab… (6 characters in all)')
  })
})
