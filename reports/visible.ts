/** Makes text from a target safe to look at: what would be invisible, move the cursor or turn the line around is shown as `\u{..}`. */

/** Controls, format and bidi controls, lone surrogates, line separators, non-characters, and all that is drawn as nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu

function spelledOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/** For one line: a line break is spelled out as well, so that nobody can forge a line of a report. */
export function visibleLine(text: string): string {
  return text.replace(unseen, spelledOut)
}

/** For a block: line breaks and tabs stay what they are. */
export function visibleBlock(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(unseen, (character) => (character === '\n' || character === '\t' ? character : spelledOut(character)))
}

/** The beginning of a text that may be too long to print, and how long all of it is. Cuts no character in two. */
export function shorten(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) return text
  const cut = text.slice(0, mostCharacters).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut}… (${text.length} characters in all)`
}
