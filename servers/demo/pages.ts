/** The pages of the demo bank. */
import { shownMoney } from '../details-shown.ts'
import { escapeHtml, page } from '../pages/page.ts'
import { currency } from './payment.ts'

export function frontPage(): string {
  return page({
    title: 'Bank',
    body: '<p><a href="/login">Sign in</a> · <a href="/api/account">Your account</a></p>',
  })
}

export interface AccountView {
  readonly name: string
  readonly email: string
  readonly account: string
  readonly transfers: readonly { readonly payee: string; readonly cents: number }[]
}

export function accountPage({ name, email, account, transfers }: AccountView): string {
  const rows = transfers.map(
    ({ payee, cents }) => `<tr><td>${escapeHtml(payee)}</td><td>${shownMoney(cents, currency)}</td></tr>`,
  )
  return page({
    title: 'Your account',
    body: `<p>${escapeHtml(name)}, ${escapeHtml(email)}, ${escapeHtml(account)}</p>
    <table><thead><tr><th scope="col">Payee</th><th scope="col">Amount</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  })
}
