/** Commands as somebody would type them, for people who repeat a run. */

/** With the defaults that matter written out; what is `undefined`, `false` or an empty list is left out. */
export function commandLine(name: string, words: readonly string[], options: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(options).flatMap(([flag, value]) => {
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return []
    const text = Array.isArray(value) ? value.join(',') : String(value)
    return value === true ? [`--${flag}`] : [`--${flag} ${quoted(text)}`]
  })
  return ['stepproof', name, ...words.map(quoted), ...parts].join(' ')
}

function quoted(word: string): string {
  return /^[\w./:@,=#-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
