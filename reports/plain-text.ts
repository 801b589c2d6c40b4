/** Text from elsewhere in files that other tools show: cut to what they take, with everything invisible spelled out. */
import { shorten, visibleBlock, visibleLine } from './visible.ts'

/** GitHub and Jenkins show less of a message; the record holds all of it. */
const mostCharacters = 4000

/** Never blank: formats ask for names of at least one character. */
export function line(text: string): string {
  return visibleLine(shorten(text, mostCharacters)).trim() || '(empty)'
}

export function block(text: string): string {
  return visibleBlock(shorten(text, mostCharacters))
}
