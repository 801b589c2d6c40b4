/** Forms and queries (`application/x-www-form-urlencoded`) that every reader understands in the same way. */

/** Printable ASCII without what some readers take for a separator or an end. */
const plain = /^[\x21-\x7e]*$/
const ambiguous = /[;#"<>\\]|%(?![0-9A-Fa-f]{2})/

/** The pairs in their order, `null` when some reader could find others. */
export function readPlainForm(text: string): readonly (readonly [string, string])[] | null {
  if (!plain.test(text) || ambiguous.test(text)) return null
  try {
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [decoded(name), decoded(value.join('='))] as const
      })
  } catch {
    // Escapes that are no UTF-8.
    return null
  }
}

/** The name that readers which build lists and maps out of names take it for: `amount[]`, `amount[x]` and `amount.x` are `amount`. */
export function fieldIn(name: string): string {
  return /^[^[\].]*/.exec(name.trim())?.[0] ?? ''
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
