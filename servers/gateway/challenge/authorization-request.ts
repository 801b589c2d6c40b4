/**
 * Defence: what is asked of the identity provider goes there directly (RFC 9126); the browser carries only a reference to it.
 * Stops: `acr_values`, `max_age` or the transaction are edited or removed on the way (RFC 9700, 4.7; ASVS 10.4.13).
 */
import { buildAuthorizationUrlWithPAR, type Configuration } from 'openid-client'

export interface AuthorizationRequest {
  /** Whether the identity provider refuses requests that were not pushed. */
  readonly onlyPushed: boolean
  /** The address to send the browser to. */
  readonly addressFor: (configuration: Configuration, parameters: Record<string, string>) => Promise<URL> | URL
}

export const authorizationRequest: AuthorizationRequest = {
  onlyPushed: true,
  addressFor: (configuration, parameters) => buildAuthorizationUrlWithPAR(configuration, parameters),
}
