/**
 * Defence: an amount is a JSON number of whole cents, more than nothing and within a bound; nothing is converted or rounded.
 * Stops: a negative, broken or overflowing amount turns a payment or a counter around (CWE-190, CWE-20; ASVS 2.2.1).
 */
import { mostCents } from '../limits.ts'

export type CheckAmount = (cents: unknown) => boolean

export const checkAmount: CheckAmount = (cents) => Number.isInteger(cents) && Number(cents) > 0 && Number(cents) <= mostCents
