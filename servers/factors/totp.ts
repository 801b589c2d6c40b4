/** Level 2: time-based one-time codes (RFC 6238). Which step a code belongs to; that it is of now, and spent once, are defences of their own. */
import { Secret, TOTP } from 'otpauth'

/** Seconds (RFC 6238, 5.2; ASVS 6.5.5). */
const stepSeconds = 30

/** Steps of drift accepted on either side (RFC 6238, 5.2: at most one). */
export const acceptedDriftSteps = 1

/** The time step that the code is right for, `null` when it is wrong. @param seed in base32, which need not be anybody's yet */
export function stepOfCode(seed: string, code: string, nowMs: number, driftSteps = acceptedDriftSteps): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const secret = Secret.fromBase32(seed)
  const totp = new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: stepSeconds })
  const delta = totp.validate({ token: code, timestamp: nowMs, window: driftSteps })
  return delta === null ? null : Math.floor(nowMs / 1000 / stepSeconds) + delta
}
