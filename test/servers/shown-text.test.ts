import { describe, expect, test } from 'vitest'
import { checkShownText } from '../../servers/demo/check-shown-text.ts'
import { nameCharacters } from '../../servers/limits.ts'

const check = (text: string) => checkShownText(text, nameCharacters)
/** A character by its code point, so that nothing invisible stands in this file. */
const at = (...codePoints: number[]) => String.fromCodePoint(...codePoints)

test.each([
  'Stadtwerke Köln GmbH & Co. KG',
  'Rent for May, flat 3/4 (2nd floor) - thank you!',
  "O'Neill",
  'Ærøskøbing Łódź Đà Nẵng',
  'Ωμέγα',
  'Иванов',
  'Հայաստան',
  'საქართველო',
  'שלום',
  'محمد',
  'हिन्दी',
  'ไทย',
  '株式会社トヨタ',
  '김민수',
  '中文',
  '1',
  '€ 5 + § 7',
  '<b>not bold</b>',
])('%s can be shown', (text) => {
  expect(check(text)).toBeNull()
})

describe('a text is refused', () => {
  const inside = [
    ['a line feed', 0x0a],
    ['a carriage return', 0x0d],
    ['a tab', 0x09],
    ['a null', 0x00],
    ['an escape', 0x1b],
    ['a delete', 0x7f],
    ['a C1 control', 0x85],
    ['a soft hyphen', 0xad],
    ['a combining grapheme joiner', 0x34f],
    ['an Arabic letter mark', 0x61c],
    ['a Hangul filler', 0x115f],
    ['a Khmer inherent vowel', 0x17b4],
    ['a Mongolian vowel separator', 0x180e],
    ['a zero-width space', 0x200b],
    ['a zero-width non-joiner', 0x200c],
    ['a zero-width joiner', 0x200d],
    ['a left-to-right mark', 0x200e],
    ['a right-to-left mark', 0x200f],
    ['a line separator', 0x2028],
    ['a paragraph separator', 0x2029],
    ['a left-to-right embedding', 0x202a],
    ['a right-to-left embedding', 0x202b],
    ['a pop of directions', 0x202c],
    ['a left-to-right override', 0x202d],
    ['a right-to-left override', 0x202e],
    ['a word joiner', 0x2060],
    ['a left-to-right isolate', 0x2066],
    ['a right-to-left isolate', 0x2067],
    ['a first-strong isolate', 0x2068],
    ['a pop of isolates', 0x2069],
    ['a blank braille pattern', 0x2800],
    ['a Hangul compatibility filler', 0x3164],
    ['a variation selector', 0xfe0f],
    ['a byte order mark', 0xfeff],
    ['a half-width filler', 0xffa0],
    ['an object replacement', 0xfff9],
    ['private use', 0xe000],
    ['private use further up', 0x10fffd],
    ['a noncharacter', 0xffff],
    ['an unassigned character', 0x378],
    ['a tag', 0xe0041],
    ['a late variation selector', 0xe0100],
    ['a lone high surrogate', 0xd800],
    ['a lone low surrogate', 0xdc00],
    ['a no-break space', 0xa0],
    ['an en quad', 0x2000],
    ['a thin space', 0x2009],
    ['an ideographic space', 0x3000],
    ['an Ogham space', 0x1680],
    ['a full-width letter', 0xff21],
    ['a mathematical letter', 0x1d400],
    ['a ligature', 0xfb01],
    ['an ellipsis in one character', 0x2026],
    ['an Ångström sign', 0x212b],
    ['an Arabic-Indic digit', 0x661],
    ['a Devanagari digit', 0x967],
    ['a Cyrillic letter', 0x430],
    ['a Greek letter', 0x3bf],
    ['an Armenian letter', 0x585],
    ['a Cherokee letter', 0x13aa],
    ['a Hebrew letter', 0x5d0],
  ] as const
  test.each(inside)('with %s in it', (_what, codePoint) => {
    const [first, middle, last] = [`${at(codePoint)}Landlady`, `Land${at(codePoint)}lady`, `Landlady${at(codePoint)}`]
    expect([first, middle, last].map(check)).not.toContain(null)
    expect(check(`Mrs ${at(codePoint)} Landlady`)).not.toBeNull()
  })

  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['a space in front', ' Landlady'],
    ['a space behind', 'Landlady '],
    ['two spaces', 'Land  lady'],
    ['letters with their marks apart', `Ko${at(0x308)}ln`],
    ['a mark in front', `${at(0x301)}x`],
    ['a mark on a digit', `1${at(0x338)}0`],
    ['a mark on a space', `a ${at(0x301)}b`],
    ['three marks in a row', `q${at(0x301, 0x302, 0x303)}`],
    ['words of two scripts', 'Landlady Иванова'],
    ['two scripts without any Latin', 'Иванов Ωμέγα'],
    ['Latin among Japanese', 'トヨタ Auto'],
    ['other digits than 0 to 9', `हिन्दी ${at(0x967)}`],
    ['a script that is not written here', at(0x16a0, 0x16a1)],
  ])('that is or has %s', (_what, text) => {
    expect(check(text)).not.toBeNull()
  })

  test('when it is longer than fits, and not cut', () => {
    const lengths = [nameCharacters - 1, nameCharacters, nameCharacters + 1].map((length) => check('x'.repeat(length)) === null)
    expect(lengths).toEqual([true, true, false])
    expect(check(at(0x20000).repeat(nameCharacters / 2))).toBeNull()
    expect(check(`x${at(0x20000).repeat(nameCharacters / 2)}`)).not.toBeNull()
  })
})
