/** The provider's pages for what is typed in, and for waiting for a phone: plain HTML, works without JavaScript. */
import type { ShowDetails } from '../details-shown.ts'
import { escapeHtml, page } from '../pages/page.ts'
import type { Need } from './need.ts'

/** @param showDetails how everything is shown that the approval binds */
export function interactionPage(need: Need, showDetails: ShowDetails): string {
  const action = actionOf(need)
  if (need.next === 'password') {
    return page({
      title: 'Sign in',
      body: `<form method="post" action="${action}/password">
        <label>Login <input name="login" autocomplete="username" required autofocus></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button>Sign in</button></form>`,
    })
  }
  const forms = {
    password: '',
    totp: `<form method="post" action="${action}/totp">
      <label>Code from your authenticator app <input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus></label>
      <button>Confirm</button></form>`,
    push: `<form method="post" action="${action}/push"><button>Ask my phone</button></form>`,
    recovery: `<form method="post" action="${action}/recovery">
      <label>Recovery code <input name="code" autocomplete="off" required></label>
      <button>Use the code</button></form>`,
    webauthn: '',
  }
  return page({
    title: 'Confirm that it is you',
    body: purposeOf(need, showDetails) + need.factors.map((factor) => forms[factor]).join('\n'),
  })
}

/** @param number what has to be typed into the phone; `null` when nothing is waiting there */
export function pushPage(need: Need, showDetails: ShowDetails, state: string, number: string | null): string {
  const action = actionOf(need)
  if (number === null && state !== 'approved') {
    return page({
      title: 'Confirm on your phone',
      body: `<p>The request is over.</p><p><a href="${action}">Confirm in another way</a></p>`,
    })
  }
  const shown = number === null ? '' : `<p>Type this number into your phone: <strong>${escapeHtml(number)}</strong></p>`
  return page({
    title: 'Confirm on your phone',
    body: `${purposeOf(need, showDetails)}${shown}
    <form method="post" action="${action}/push/finish"><button>Continue</button></form>`,
  })
}

export function refusedPage(description: string): string {
  return page({ title: 'Not accepted', body: `<p>${escapeHtml(description)}</p><p>Go back and try again.</p>` })
}

function actionOf({ uid }: Need): string {
  return `/interaction/${encodeURIComponent(uid)}`
}

/** Each value stands apart from what is around it, whatever direction it is written in. */
function purposeOf({ details }: Need, showDetails: ShowDetails): string {
  if (details === null) return ''
  const rows = showDetails(details).map(
    ({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`,
  )
  return `<dl>${rows.join('')}</dl>`
}
