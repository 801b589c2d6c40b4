/** A world for a test: stops the time, moves it as told, and says what its clock and its libraries see. */
import { parentPort } from 'node:worker_threads'
import { advanceTime, realNow, stopTime } from '../../harness/runner/virtual-date.ts'

const key = new TextEncoder().encode('a key of no less than 256 bits for HS256')
const start = Date.UTC(2030, 0, 15, 9)

stopTime(start)
const { errors, jwtVerify, SignJWT } = await import('jose')
const token = await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('5m').sign(key)

async function seen() {
  const verified = await jwtVerify(token, key).then(
    ({ payload }) => payload.iat ?? null,
    (error: unknown) => (error instanceof errors.JWTExpired ? 'expired' : String(error)),
  )
  const fixed = new Date(Date.UTC(2020, 1, 2)).toISOString()
  return { now: Date.now(), fresh: Number(new Date()), isDate: new Date() instanceof Date, fixed, verified, real: realNow() }
}

const refused = [-1, Number.NaN, Number.NEGATIVE_INFINITY].map((seconds) => {
  try {
    advanceTime(seconds)
    return 'moved'
  } catch (error) {
    return error instanceof RangeError ? 'refused' : 'broken'
  }
})
const first = await seen()
advanceTime(299)
const fresh = await seen()
advanceTime(1.5)
const expired = await seen()
parentPort?.postMessage({ first, fresh, expired, refused })
