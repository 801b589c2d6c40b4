/**
 * JSON that every reader understands in the same way: no key twice in an object, not even in another case or as another character
 * that looks the same (some readers take the first, some the last, some don't look at case).
 */

export interface PlainObject {
  /** The top-level fields: the value, and how it is written. */
  readonly fields: ReadonlyMap<string, { readonly value: unknown; readonly source: string }>
}

interface Open {
  /** `null` for a list. */
  readonly keys: Set<string> | null
  /** What stands next in an object. */
  next: 'key' | 'value'
}

/** Strings, numbers, words, punctuation; white space between. Only for texts that `JSON.parse` has accepted. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g

/** `null` when the text is no JSON object, or when some key could be read in two ways. */
export function readPlainObject(text: string): PlainObject | null {
  const parsed = parsedJson(text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  const sources = new Map<string, string>()
  const open: Open[] = []
  let field = ''
  for (const [piece] of text.matchAll(token)) {
    const inside = open.at(-1)
    if (inside?.keys != null && inside.next === 'key' && piece.startsWith('"')) {
      const key = String(JSON.parse(piece))
      const read = reading(key)
      if (inside.keys.has(read)) return null
      inside.keys.add(read)
      inside.next = 'value'
      if (open.length === 1) field = key
    } else if (piece === ',') {
      if (inside !== undefined) inside.next = 'key'
    } else if (piece === '}' || piece === ']') {
      open.pop()
    } else if (piece !== ':') {
      if (open.length === 1) sources.set(field, piece)
      if (piece === '{' || piece === '[') open.push({ keys: piece === '{' ? new Set() : null, next: 'key' })
    }
  }
  const fields = Object.entries(parsed).map(
    ([key, value]: [string, unknown]) => [key, { value, source: sources.get(key) ?? '' }] as const,
  )
  return { fields: new Map(fields) }
}

/** One text for all names that some reader takes for the same. */
export function reading(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
