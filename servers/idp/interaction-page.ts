/** The provider's page for a password or a one-time code: plain HTML, works without JavaScript. */

import type { Details } from '../details.ts'
import { escapeHtml, page } from '../pages/page.ts'
import type { Need } from './need.ts'

export function interactionPage(need: Need): string {
  const action = `/interaction/${encodeURIComponent(need.uid)}`
  if (need.next === 'password') {
    return page({
      title: 'Sign in',
      body: `<form method="post" action="${action}/password">
        <label>Login <input name="login" autocomplete="username" required autofocus></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button>Sign in</button></form>`,
    })
  }
  return page({
    title: 'Confirm that it is you',
    body: `${need.details === null ? '' : `<p>${described(need.details)}</p>`}
    <form method="post" action="${action}/totp">
      <label>Code from your authenticator app <input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus></label>
      <button>Confirm</button></form>`,
  })
}

function described(details: Details): string {
  const { cents, currency, payee } = details.terms
  if (typeof cents !== 'number' || payee === undefined) return `For: ${escapeHtml(details.operation)}`
  const amount = `${(cents / 100).toFixed(2)} ${currency}`
  return `Send <strong>${escapeHtml(amount)}</strong> to <strong>${escapeHtml(String(payee))}</strong>`
}
