/**
 * Defence: whoever approves is shown all that the approval binds, in one form that every page and device uses.
 * Stops: something is approved that was not on the screen (CWE-451; PSD2 RTS, Art. 5(1)(a), 5(2)(b); ASVS 10.7.2).
 */
import type { Details } from './details.ts'

export interface ShownLine {
  readonly label: string
  readonly value: string
}

/** Always the same lines, in the same order, for the same details. A value of several lines comes as several. */
export type ShowDetails = (details: Details) => readonly ShownLine[]

const labels = new Map([
  ['cents', 'Amount'],
  ['payee', 'To account'],
  ['name', 'Name'],
  ['reference', 'Reference'],
  ['count', 'Payments'],
])

export const showDetails: ShowDetails = ({ operation, object, terms }) => {
  const { cents, currency, ...others } = terms
  const known = typeof cents === 'number' && typeof currency === 'string'
  const inOrder = Object.entries(known ? others : terms).toSorted(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const shown = known ? [['cents', shownMoney(cents, currency)] as const, ...inOrder] : inOrder
  return [
    { label: 'To do', value: operation },
    ...shown.flatMap(([name, value]) => {
      const label = labels.get(name) ?? name
      return String(value)
        .split('\n')
        .map((line) => ({ label, value: line }))
    }),
    ...(object === null || object === terms.payee ? [] : [{ label: 'Number', value: object }]),
  ]
}

/** Terms without a label of their own come after those that have one. */
function placeOf(name: string): number {
  const place = [...labels.keys()].indexOf(name)
  return place < 0 ? labels.size : place
}

/** The one way in which money is written: `950.00 EUR`. @param cents whole */
export function shownMoney(cents: number, currency: string): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`
}
