/**
 * Defence: the fields that an approval is for have one reading: one key each, one character set, plain strings and whole numbers
 * that show what they are. The bytes that were read are the bytes that are sent on.
 * Stops: the person approves one amount and the app reads another out of the same request (CWE-436, CWE-235, CWE-451; ASVS 2.2.1, 15.3.7).
 */
import type { CheckShownText } from '../demo/check-shown-text.ts'
import { detailsSchema, mostTextCharacters, type Terms } from '../details.ts'
import { fieldIn, readPlainForm } from './plain-form.ts'
import { reading, readPlainObject } from './plain-json.ts'

export interface BoundBody {
  readonly bytes: Uint8Array
  /** The `Content-Type` as it came. */
  readonly type: string | undefined
  /** What the policy binds. */
  readonly binds: readonly string[]
  readonly checkShownText: CheckShownText
}

export interface UnreadableBody {
  readonly status: 400 | 415
  readonly reason: string
}

export type ReadBoundFields = (body: BoundBody) => { readonly terms: Terms } | UnreadableBody

export const readBoundFields: ReadBoundFields = ({ bytes, type, binds, checkShownText }) => {
  const json = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(type ?? '')
  const form = /^application\/x-www-form-urlencoded(?:\s*;\s*charset="?utf-8"?)?$/i.test(type ?? '')
  if (!json && !form)
    return { status: 415, reason: 'expected a body of application/json or application/x-www-form-urlencoded in UTF-8' }
  const text = utf8(bytes)
  const values = text === null ? null : json ? fromJson(text, binds) : fromForm(text, binds)
  if (values === null) return { status: 400, reason: 'the body can be read in more than one way' }
  const terms: Record<string, string | number> = {}
  for (const field of binds) {
    const value = values.get(field)
    if (typeof value === 'string') {
      const objection = checkShownText(value, mostTextCharacters)
      if (objection !== null) return { status: 400, reason: `${field}: ${objection}` }
      terms[field] = value
    } else if (typeof value === 'number' && Number.isSafeInteger(value)) {
      terms[field] = value
    } else {
      return { status: 400, reason: `${field}: expected a text or a whole number` }
    }
  }
  const { success, data } = detailsSchema.shape.terms.safeParse(terms)
  return success ? { terms: data } : { status: 400, reason: 'the bound fields are too long' }
}

function fromJson(text: string, binds: readonly string[]): ReadonlyMap<string, unknown> | null {
  const object = readPlainObject(text)
  if (object === null) return null
  for (const name of object.fields.keys()) {
    if (!binds.includes(name) && concerns(reading(name), binds)) return null
  }
  // `1.0`, `1e2` and digits beyond a double are read differently by different readers.
  const whole = ({ value, source }: { value: unknown; source: string }) =>
    typeof value === 'number' && !/^(?:0|-?[1-9]\d*)$/.test(source) ? undefined : value
  return new Map([...object.fields].map(([name, field]) => [name, whole(field)]))
}

function fromForm(text: string, binds: readonly string[]): ReadonlyMap<string, unknown> | null {
  const pairs = readPlainForm(text)
  if (pairs === null) return null
  const seen = new Set<string>()
  for (const [name] of pairs) {
    const field = reading(fieldIn(name))
    const twice = seen.has(reading(name))
    if (twice || field === '_method' || (!binds.includes(name) && concerns(field, binds))) return null
    seen.add(reading(name))
  }
  return new Map(pairs)
}

/** Whether some reader takes the name for a bound field. */
export function concerns(read: string, binds: readonly string[]): boolean {
  return binds.some((field) => reading(field) === read)
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
