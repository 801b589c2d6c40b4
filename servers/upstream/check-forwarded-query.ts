/**
 * Defence: the query that is passed on has one spelling, overrides no method, and names no field that an approval binds.
 * Stops: the app takes the amount, or what is to be done, from the query while the body was approved (CWE-235, CWE-650; ASVS 4.1.4, 15.3.7).
 */
import { fieldIn, readPlainForm } from './plain-form.ts'
import { reading } from './plain-json.ts'
import { concerns } from './read-bound-fields.ts'

/** @param target the request target as it came @param binds the fields that an approval binds */
export type CheckForwardedQuery = (target: string, binds: readonly string[]) => boolean

export const checkForwardedQuery: CheckForwardedQuery = (target, binds) => {
  const [, ...query] = target.split('?')
  const pairs = readPlainForm(query.join('?'))
  if (pairs === null) return false
  return pairs.every(([name]) => {
    const field = reading(fieldIn(name))
    return field !== '_method' && !concerns(field, binds)
  })
}
