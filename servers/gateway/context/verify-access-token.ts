/**
 * Defence: an access token is what our own issuer signed for us as an access token, and it holds now (RFC 9068, RFC 8725).
 * Stops: forged tokens (no signature, another algorithm, a key that the token itself brings or points to), genuine tokens of another
 * kind or for another audience, and tokens out of their time (CWE-347, CWE-345, CWE-613; RFC 8725, 3.1, 3.8 to 3.12; ASVS 9.1.1 to 9.2.4).
 */
import { decodeProtectedHeader, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { factorOf, reached } from '../../factors/factor.ts'
import { levelOf } from '../../levels.ts'
import { clockSkewSeconds } from '../../limits.ts'

export const accessTokenType = 'at+jwt'
export const accessTokenAlgorithm = 'ES256'

/** All that a header may hold: no reference to a key (`jwk`, `jku`, `x5u`, `x5c`), and nothing that is critical. */
const header = z.strictObject({
  alg: z.literal(accessTokenAlgorithm),
  typ: z.literal(accessTokenType),
  kid: z.string().min(1).max(200),
})

const seconds = z.int().nonnegative()
const claims = z.object({
  sub: z.string().min(1),
  jti: z.string().min(1),
  // One audience, and not a list that we are in.
  aud: z.string(),
  iat: seconds,
  exp: seconds,
  nbf: seconds.optional(),
  acr: z.string(),
  amr: z.array(z.string()),
  auth_time: seconds,
  /** The hash of the id of the grant that it came of. */
  grant: z.string().min(1),
  cnf: z.object({ jkt: z.string() }).optional(),
  authorization_details: z.unknown().optional(),
})
export type AccessTokenClaims = z.infer<typeof claims>

export interface ExpectedToken {
  readonly issuer: string
  readonly audience: string
  /** The keys of the issuer: asked for by `kid` only. */
  readonly keys: JWTVerifyGetKey
  readonly nowMs: number
}

/** The claims, `null` when the token is not valid. */
export type VerifyAccessToken = (token: string, expected: ExpectedToken) => Promise<AccessTokenClaims | null>

export const verifyAccessToken: VerifyAccessToken = async (token, { issuer, audience, keys, nowMs }) => {
  try {
    header.parse(decodeProtectedHeader(token))
    const { payload } = await jwtVerify(token, keys, {
      algorithms: [accessTokenAlgorithm],
      typ: accessTokenType,
      issuer,
      audience,
      currentDate: new Date(nowMs),
      // Times are judged below: jose's tolerance would be for `exp` too.
      clockTolerance: clockSkewSeconds,
    })
    return claimsThatHold(payload, nowMs)
  } catch {
    return null
  }
}

/** `null` for claims that are not those of an access token, or do not hold now. */
export function claimsThatHold(payload: unknown, nowMs: number): AccessTokenClaims | null {
  const { success, data } = claims.safeParse(payload)
  return success && timesHold(data, nowMs) && levelHolds(data) ? data : null
}

/** By the server's clock. Only what was issued on another machine may be ahead of it, and only a little. */
export function timesHold({ exp, iat, nbf, auth_time }: AccessTokenClaims, nowMs: number): boolean {
  const now = nowMs / 1000
  const soon = now + clockSkewSeconds
  return exp > now && exp > iat && iat <= soon && (nbf ?? 0) <= soon && auth_time <= now
}

/** A level that we know, reached by a factor that reaches it. */
export function levelHolds({ acr, amr }: AccessTokenClaims): boolean {
  const level = levelOf(acr)
  const factor = factorOf(amr)
  return level !== 0 && factor !== null && reached[factor].level >= level
}
