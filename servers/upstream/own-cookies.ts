/** The cookies of gateway and identity provider. Browsers send both to both: a cookie belongs to a host, not to a port. */

/** With the signatures that the provider's cookies come with. */
const names = ['__Host-session', '__Host-browser', '__Host-idp-session', '__Secure-idp-interaction', '__Secure-idp-resume']

/** Some readers take names in another case for the same. */
export function isOwnCookie(name: string): boolean {
  const plain = name.trim().toLowerCase()
  return names.some((own) => plain === own.toLowerCase() || plain.startsWith(`${own.toLowerCase()}.`))
}
