/**
 * Defence: a DPoP proof carries a nonce that this server gave out within the last minutes.
 * Stops: proofs are made in advance on a device that is borrowed for a moment, and used later (RFC 9449, 8, 9 and 11.2).
 *
 * A nonce is the second at which it was given out, with a MAC over it: nothing is stored, and every node that shares the key takes it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { clockSkewSeconds, dpopNonceSeconds } from '../../limits.ts'

/** @param nonce the claim of a proof that was verified, whatever it holds; `key`: 32 bytes */
export type CheckDpopNonce = (nonce: unknown, key: Uint8Array, nowMs: number) => boolean

export const checkDpopNonce: CheckDpopNonce = (nonce, key, nowMs) => {
  if (typeof nonce !== 'string' || nonce.length > 100) return false
  const seconds = Number(/^(\d{1,12})\./.exec(nonce)?.[1] ?? Number.NaN)
  const expected = Buffer.from(Number.isNaN(seconds) ? '' : nonceOf(key, seconds))
  const given = Buffer.from(nonce)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  const age = Math.floor(nowMs / 1000) - seconds
  return age >= -clockSkewSeconds && age <= dpopNonceSeconds
}

/** The nonce to give out now. */
export function makeDpopNonce(key: Uint8Array, nowMs: number): string {
  return nonceOf(key, Math.floor(nowMs / 1000))
}

function nonceOf(key: Uint8Array, seconds: number): string {
  return `${seconds}.${createHmac('sha256', key).update(`dpop-nonce ${seconds}`).digest('base64url')}`
}
