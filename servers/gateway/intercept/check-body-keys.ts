/**
 * Defence: in a JSON body every object names each of its fields once.
 * Stops: `{"cents":10,"cents":900000}` is checked by a reader that takes the first and executed by one that takes the last
 * (CWE-235, CWE-436; ASVS 15.3.7).
 */

/** @param text JSON that parses, or not: then it is for the parser to refuse */
export type CheckBodyKeys = (text: string) => boolean

/** A string, with the colon that makes it a key; or one bracket. What else there is in JSON holds none of these. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/gs

export const checkBodyKeys: CheckBodyKeys = (text) => {
  // In what does not parse the end of a string cannot be told.
  if (!parses(text)) return true
  const open: Set<string>[] = []
  for (const [found, string, colon] of text.matchAll(token)) {
    if (found === '{') open.push(new Set())
    else if (found === '}') open.pop()
    else if (string !== undefined && colon !== undefined) {
      // Two spellings of a key are the same key.
      const key = String(JSON.parse(string))
      const keys = open.at(-1)
      if (keys?.has(key)) return false
      keys?.add(key)
    }
  }
  return true
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
