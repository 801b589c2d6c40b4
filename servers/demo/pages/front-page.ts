/** Where everybody arrives, signed in or not. */
import { bankPage, type Viewer } from './bank-page.ts'

export function frontPage(viewer: Viewer | null): string {
  const body =
    viewer === null
      ? '<p>Your money, and nobody else’s.</p><p><a href="/login">Sign in</a></p><p><a href="/recovery">Forgotten your password?</a></p>'
      : '<p>You are signed in.</p><p><a href="/account">See your account</a> or <a href="/transfers">send money</a>.</p>'
  return bankPage(viewer, { title: 'Bank', path: '/', body })
}
