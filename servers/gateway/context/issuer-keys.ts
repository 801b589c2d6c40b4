/** The signing keys of the configured issuer, from its own address and from nowhere else. */
import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose'

/** Milliseconds within which the issuer has to answer (our own). */
const timeoutMs = 5_000

/** Milliseconds in which keys are fetched once at most, however many unknown ones are asked for (our own). */
const cooldownMs = 30_000

export function issuerKeys(issuer: string, fetchFromIssuer: FetchImplementation): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(`${issuer}/jwks`), {
    [customFetch]: fetchFromIssuer,
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
  })
}
