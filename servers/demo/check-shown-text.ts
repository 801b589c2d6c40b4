/**
 * Defence: a text that somebody will be shown before they approve reads as what it is: one spelling, nothing invisible, nothing that
 * changes the order of what is read, letters of one script, and short enough to be shown whole.
 * Stops: a payee's name or a reference renders as something else than what is signed (CWE-451, CWE-1007; PSD2 RTS, Art. 5(1)(a)).
 */

/** What is wrong with the text, `null` when nothing is. @param most characters (UTF-16 units, as `details.ts` counts) */
export type CheckShownText = (text: string, most: number) => string | null

/** Controls, bidirectional and zero-width characters, lone surrogates, private use, unassigned; fillers and selectors; blank braille. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Every space but the ordinary one; line and paragraph separators. */
const oddSpace = /[^\P{Z} ]/u
const looseSpace = /^ | $| {2}/
/** A mark without a letter before it, or more marks than writing needs (our own: two). */
const strayMark = /(?:^|[^\p{L}\p{M}])\p{M}|\p{M}{3}/u
const foreignDigit = /[^\P{Nd}0-9]/u

/**
 * Scripts that stand together in ordinary writing, a set a line; a text keeps to one of the sets.
 * @see https://www.unicode.org/reports/tr39/#Restriction_Level_Detection "Highly Restrictive"
 */
const writings: readonly RegExp[] = [
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Latin}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Greek}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Cyrillic}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Armenian}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Georgian}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Hebrew}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Arabic}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Devanagari}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Thai}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]*$/u,
  /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Han}\p{sc=Hangul}]*$/u,
]

export const checkShownText: CheckShownText = (text, most) => {
  if (text.length === 0) return 'expected a text or none, not an empty one'
  if (text.length > most) return `expected at most ${most} characters`
  if (unseen.test(text) || !text.isWellFormed()) return 'expected no control, invisible, private or unassigned characters'
  // Compatibility characters (full-width and mathematical letters, ligatures) are look-alikes of what they are spelled with.
  if (text.normalize('NFKC') !== text) return 'expected the plain spelling of each character (NFKC)'
  if (oddSpace.test(text) || looseSpace.test(text)) return 'expected single ordinary spaces, and none at the ends'
  if (strayMark.test(text)) return 'expected marks on letters only, two at the most'
  if (foreignDigit.test(text)) return 'expected the digits 0 to 9 only'
  return writings.some((writing) => writing.test(text)) ? null : 'expected letters of one script'
}
