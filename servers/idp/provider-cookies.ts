/** What the identity provider calls its cookies. */
export const providerCookies = {
  session: '__Host-idp-session',
  interaction: '__Secure-idp-interaction',
  resume: '__Secure-idp-resume',
} as const
