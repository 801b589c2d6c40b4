/** Text from elsewhere in the data types of OSCAL: markup, tokens, properties; and lists, which may not be empty. */
import { prose } from '../markdown.ts'
import { line } from '../plain-text.ts'
import { uuid } from '../run-identity.ts'

export const oscalVersion = '1.2.1'

/** Names of properties that are ours. */
const namespace = 'urn:stepproof:oscal'
const mostOfToken = 80

/** A line of markup that says the text and nothing more. */
export function markup(text: string): string {
  return prose(line(text))
}

/** A name without colons: `asvs-5.0.0:7.5.3` becomes `asvs-5.0.0_7.5.3`; whatever else has to change is told apart by a hash. */
export function token(text: string): string {
  const plain = text.replace(':', '_')
  const safe = plain.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(0, mostOfToken)
  const isName = /^[\p{L}_]/u.test(safe)
  return isName && safe === plain ? safe : `_${safe}-${uuid('token', text).slice(0, 8)}`
}

export function property(name: string, value: string | number) {
  return { name, ns: namespace, value: line(String(value)) }
}

/** The members without those whose list is empty: OSCAL allows none. */
export function listed(members: Readonly<Record<string, readonly unknown[]>>): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(Object.entries(members).filter(([, list]) => list.length > 0))
}
