/** One's own factors: what there is, adding and removing, recovery codes. */
import { type Field, moment, own, sentForm, table } from '../../pages/markup.ts'
import type { HeldFactor } from '../../store/held-factors.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export interface FactorsView {
  readonly factors: readonly HeldFactor[]
  readonly recoveryCodesLeft: number
}

const kinds: Readonly<Record<HeldFactor['kind'], string>> = { totp: 'Authenticator app', push: 'Phone', webauthn: 'Passkey' }

const nameField = (label: string): Field => ({
  label,
  hint: 'Letters and digits, for example: My phone',
  input: { name: 'name', required: true, autocomplete: 'off', maxlength: '40' },
})

export function factorsPage(viewer: Viewer, { factors, recoveryCodesLeft }: FactorsView): string {
  const nameOf = ({ kind, name }: HeldFactor) => name ?? kinds[kind]
  const listed = table({
    caption: 'What you confirm with',
    head: ['Kind', 'Name', 'Since', 'Change'],
    rows: factors.map((factor) => [
      kinds[factor.kind],
      own(nameOf(factor)),
      factor.createdAt === null ? 'the beginning' : moment(factor.createdAt),
      sentForm({
        send: `DELETE /api/factors/${factor.id}`,
        button: 'Remove',
        about: nameOf(factor),
        kind: 'plain',
      }),
    ]),
    empty: 'You have no factor beside your password.',
  })
  return bankPage(viewer, {
    title: 'Factors',
    path: '/factors',
    scripts: ['webauthn-browser', 'factors'],
    body: `${listed}
${factors.length === 0 ? activation : ''}
<h2>Add a passkey</h2>
${sentForm({ send: 'POST /api/factors/webauthn/options', button: 'Add a passkey', fields: [nameField('Name of the passkey')], form: { id: 'passkey-begin' } })}
<h2>Add an authenticator app</h2>${factors.some(({ kind }) => kind === 'totp') ? '<p>It takes the place of the one that you have.</p>' : ''}
${sentForm({ send: 'POST /api/factors/totp', button: 'Add an app', fields: [nameField('Name of the app')], form: { id: 'totp-begin' } })}
${newApp}
<h2>Recovery codes</h2>
<p>${recoveryCodesLeft === 0 ? 'You have none' : `You have ${recoveryCodesLeft}`}. With one of them you can add a new factor after you have lost yours.</p>
${sentForm({ send: 'POST /api/factors/recovery-codes', button: 'Make new codes', form: { id: 'codes-make' }, kind: 'plain' })}
<ul id="codes" class="kept" hidden></ul>`,
  })
}

const activation = `<h2>Activate your account</h2>
${sentForm({
  send: 'POST /api/factors/activate',
  button: 'Activate',
  fields: [
    {
      label: 'Activation code',
      hint: 'You were given it with your account',
      input: { name: 'code', required: true, autocomplete: 'off' },
    },
  ],
  form: { 'data-says': 'Activated. Add your first factor now.' },
})}`

/** Filled in and shown by `scripts/factors.ts`. */
const newApp = `<section id="totp-new" aria-label="New authenticator app" hidden>
<p>Type this secret into your app, or open the address with it. It is shown only now.</p>
<p><code id="totp-secret"></code></p><p><code id="totp-otpauth"></code></p>
${sentForm({
  send: 'POST /api/factors/totp',
  button: 'Confirm the app',
  fields: [
    {
      label: 'Code that the app shows',
      input: { name: 'code', required: true, inputmode: 'numeric', autocomplete: 'one-time-code', pattern: '\\d{6}' },
    },
  ],
  form: { id: 'totp-confirm' },
})}</section>`
