/** Text as one word of a POSIX shell: as it stands where it is plain, else in single quotes. */
export function shellQuote(text: string): string {
  return /^[\w./:@%+,#-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
