/** The accounts that a person trusts. */
import { nameCharacters } from '../../limits.ts'
import { own, sentForm, table } from '../../pages/markup.ts'
import type { TrustedPayee } from '../payees.ts'
import { bankPage, type Viewer } from './bank-page.ts'
import { accountField } from './transfer-pages.ts'

export function payeesPage(viewer: Viewer, payees: readonly TrustedPayee[]): string {
  const remove = ({ payee, name }: TrustedPayee) =>
    sentForm({ send: `DELETE /api/payees/${payee}`, button: 'Remove', about: name, kind: 'plain' })
  const listed = table({
    caption: 'Payments to these accounts need no confirmation on ordinary days',
    head: ['Name', 'Account', 'Change'],
    rows: payees.map((one) => [own(one.name), own(one.payee), remove(one)]),
    empty: 'You have no trusted payees.',
  })
  const add = sentForm({
    send: 'POST /api/payees',
    button: 'Add',
    fields: [
      { label: 'Name', input: { name: 'name', required: true, autocomplete: 'off', maxlength: String(nameCharacters) } },
      accountField,
    ],
  })
  return bankPage(viewer, { title: 'Trusted payees', path: '/payees', body: `${listed}<h2>Add a payee</h2>${add}` })
}
