/** The cookies of gateway and identity provider. Browsers send both to both: a cookie belongs to a host, not to a port. */
import { knownDeviceCookie } from '../factors/known-device.ts'
import { browserCookie } from '../gateway/challenge/sign-in-routes.ts'
import { sessionCookie } from '../gateway/context/sessions.ts'
import { trustedDeviceCookie } from '../gateway/context/trusted-device.ts'
import { providerCookies } from '../idp/provider-cookies.ts'

/** With the signatures that the provider's cookies come with. */
const names = [sessionCookie, browserCookie, trustedDeviceCookie, knownDeviceCookie, ...Object.values(providerCookies)]

/** Some readers take names in another case for the same. */
export function isOwnCookie(name: string): boolean {
  const plain = name.trim().toLowerCase()
  return names.some((own) => plain === own.toLowerCase() || plain.startsWith(`${own.toLowerCase()}.`))
}
