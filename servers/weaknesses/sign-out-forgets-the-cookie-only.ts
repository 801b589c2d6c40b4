/**
 * Signing out removes the cookie from the browser, and leaves the session at the server as it is.
 * As in CVE-2023-20862 (Spring Security): the stored security context was not cleared.
 */
import type { Weakness } from './weakness.ts'

export const signOutForgetsTheCookieOnly: Weakness = {
  id: 'sign-out-forgets-the-cookie-only',
  title: 'A session goes on at the server after signing out',
  class: 'logout-ineffective',
  cwe: 'CWE-613',
  breaks: ['access-ends-when-told'],
  weaken: (defences) => ({
    ...defences,
    signOut: () => undefined,
  }),
}
