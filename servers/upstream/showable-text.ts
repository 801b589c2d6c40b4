/** Whether a text looks like what it is: no control characters, nothing invisible, nothing that turns the direction of writing. */

/** Control, format (bidirectional, zero width), private and unassigned characters, separators of lines, blanks that only look empty. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|[\ufe00-\ufe0f]/u

export function isShowable(text: string): boolean {
  return text.isWellFormed() && !hidden.test(text) && text === text.normalize('NFC') && text === text.trim()
}
