/** The way back in after a forgotten password: a code by mail, and then a new password. Says the same to everybody. */
import { sentForm } from '../../pages/markup.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export function recoveryPage(viewer: Viewer | null): string {
  const ask = sentForm({
    send: 'POST /recovery',
    button: 'Send me a code',
    fields: [{ label: 'Login', input: { name: 'login', autocomplete: 'username', required: true } }],
    form: { 'data-says': 'If this is a login of ours, a code is on its way to the e-mail address of the account.' },
  })
  const complete = sentForm({
    send: 'POST /recovery/complete',
    button: 'Set the password',
    fields: [
      { label: 'Code from the mail', input: { name: 'token', autocomplete: 'off', spellcheck: 'false', required: true } },
      { label: 'New password', input: { name: 'next', type: 'password', autocomplete: 'new-password', required: true } },
    ],
    form: { 'data-then': '/login' },
  })
  return bankPage(viewer, {
    title: 'Forgotten password',
    path: '/recovery',
    body: `<h2>1. Get a code</h2>${ask}<h2>2. Set a new password</h2>${complete}`,
  })
}
