/** The provider's page for a password or a one-time code: plain HTML, works without JavaScript. */
import type { ShowDetails } from '../details-shown.ts'
import { escapeHtml, page } from '../pages/page.ts'
import type { Need } from './need.ts'

/** @param showDetails how everything is shown that the approval binds */
export function interactionPage(need: Need, showDetails: ShowDetails): string {
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
    body: `${need.details === null ? '' : listed(showDetails(need.details))}
    <form method="post" action="${action}/totp">
      <label>Code from your authenticator app <input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus></label>
      <button>Confirm</button></form>`,
  })
}

/** Each value stands apart from what is around it, whatever direction it is written in. */
function listed(lines: ReturnType<ShowDetails>): string {
  const rows = lines.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`)
  return `<dl>${rows.join('')}</dl>`
}
