/** Lines and paragraphs for a terminal. What came from a target can neither move the cursor nor forge a line. */
import { shorten, visibleLine } from './visible.ts'

const mostCharacters = 400

export function line(text: string): string {
  return visibleLine(shorten(text, mostCharacters))
}

/** Commands are copied, so they are cut only where no command is that long. */
export function commandLine(text: string): string {
  return visibleLine(shorten(text, 10 * mostCharacters))
}

/** Paragraphs with an empty line between them; those without lines are left out. */
export function paragraphs(blocks: readonly (readonly string[])[]): string {
  const present = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${present.join('\n\n')}\n`
}
