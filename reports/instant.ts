/** Moments in the form that schemas ask for: ISO 8601 in UTC, with milliseconds. */

/** What stands where a record gives no moment that can be read. */
const unknown = '1970-01-01T00:00:00.000Z'

/** @param laterMs milliseconds to add */
export function instant(text: string, laterMs = 0): string {
  const at = new Date(Date.parse(text) + laterMs)
  const isPlain = at.getUTCFullYear() >= 1970 && at.getUTCFullYear() < 3000
  return isPlain ? at.toISOString() : unknown
}

/** Epoch milliseconds. */
export function epochMs(text: string): number {
  return Date.parse(instant(text))
}
