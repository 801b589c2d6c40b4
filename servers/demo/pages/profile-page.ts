/** What a person can change about the account: address, password, and that there is one. */
import { linesShown, sentForm } from '../../pages/markup.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export interface ProfileView {
  readonly login: string
  readonly name: string
  readonly email: string
}

export function profilePage(viewer: Viewer, { login, name, email }: ProfileView): string {
  const known = [
    { label: 'Name', value: name },
    { label: 'Login', value: login },
    { label: 'E-mail', value: email },
  ]
  const passwords = [
    { label: 'Current password', input: { name: 'current', type: 'password', autocomplete: 'current-password', required: true } },
    { label: 'New password', input: { name: 'next', type: 'password', autocomplete: 'new-password', required: true } },
  ] as const
  return bankPage(viewer, {
    title: 'Profile',
    path: '/profile',
    body: `${linesShown(known)}
<h2>E-mail</h2>
${sentForm({
  send: 'PUT /api/profile/email',
  button: 'Change the e-mail',
  fields: [{ label: 'New e-mail', input: { name: 'email', type: 'email', autocomplete: 'email', required: true } }],
})}
<h2>Password</h2>
${sentForm({ send: 'PUT /api/profile/password', button: 'Change the password', fields: passwords, form: { 'data-says': 'Your password was changed.' } })}
<h2>Close the account</h2><p>What you have sent stays on the books; everything else is deleted.</p>
${sentForm({ send: 'DELETE /api/profile', button: 'Delete my account', form: { 'data-then': '/' }, kind: 'plain' })}`,
  })
}
