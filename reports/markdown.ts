/** Text in Markdown: what was written elsewhere stays text, also in a table. */

export function prose(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Text as code in a line. A backtick inside would end it. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', '’').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}\``
}

export function codeBlock(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}

/** Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** A document of blocks with an empty line between them; a block that is `null` is left out. */
export function document(blocks: readonly (string | null)[]): string {
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`
}
