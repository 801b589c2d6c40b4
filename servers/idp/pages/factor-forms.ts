/** One form for each factor that can be given at the provider. */
import type { Factor } from '../../factors/factor.ts'
import { type Attributes, field } from '../../pages/markup.ts'
import type { Failure } from '../interaction-page.ts'

export interface Shown {
  readonly failure: Failure | null
  /** Where the person types first. */
  readonly focus: 'here' | 'elsewhere'
}

export type FactorForm = (action: string, shown: Shown) => string

/** An input that is named wrong when its factor just failed. */
function markedBy(factor: Factor, { failure, focus }: Shown): Attributes {
  const wrong = failure?.factor === factor
  return {
    autofocus: focus === 'here' ? true : undefined,
    'aria-invalid': wrong ? 'true' : undefined,
    'aria-describedby': wrong ? 'error' : undefined,
  }
}

export const factorForms: Readonly<Record<Factor, FactorForm>> = {
  password(action, shown) {
    const login = shown.failure?.login ?? ''
    const marks = markedBy('password', shown)
    const onLogin = login === '' ? marks : { ...marks, autofocus: undefined }
    const onPassword = login === '' ? { ...marks, autofocus: undefined } : marks
    const fields = [
      { label: 'Login', input: { name: 'login', autocomplete: 'username', required: true, value: login, ...onLogin } as const },
      {
        label: 'Password',
        input: { name: 'password', type: 'password', autocomplete: 'current-password', required: true, ...onPassword } as const,
      },
    ]
    return `<form method="post" action="${action}/password">${fields.map(field).join('')}<button>Sign in</button></form>`
  },

  totp(action, shown) {
    const input = { name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', required: true } as const
    return section(
      'Authenticator app',
      `<form method="post" action="${action}/totp">
      ${field({ label: 'Code from your authenticator app', input: { ...input, ...markedBy('totp', shown) } })}
      <button>Confirm</button></form>`,
    )
  },

  push: (action) =>
    section('Phone', `<form method="post" action="${action}/push"><button class="plain">Ask my phone</button></form>`),

  recovery(action, shown) {
    const input = {
      name: 'code',
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: 'false',
      required: true,
    } as const
    return section(
      'Recovery code',
      `<form method="post" action="${action}/recovery">
      ${field({ label: 'One of your recovery codes', input: { ...input, ...markedBy('recovery', shown) } })}
      <button class="plain">Use the code</button></form>`,
    )
  },

  webauthn: (action, { focus }) =>
    section(
      'Passkey',
      `<form method="post" action="${action}/webauthn" data-passkey><input type="hidden" name="response">
      <button disabled${focus === 'here' ? ' data-focus' : ''}>Use a passkey</button></form>
      <noscript><p>Passkeys need JavaScript, which is switched off.</p></noscript>`,
    ),
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>${body}</section>`
}
