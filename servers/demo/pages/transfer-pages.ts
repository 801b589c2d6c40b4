/** Sending money: what is wanted, and then the page on which it is looked at, confirmed and sent. */

import type { ShownLine } from '../../details-shown.ts'
import { shownMoney } from '../../details-shown.ts'
import { nameCharacters, referenceCharacters } from '../../limits.ts'
import { type Field, linesShown, sentForm } from '../../pages/markup.ts'
import { currency } from '../payment.ts'
import type { ProposalState } from '../proposal-state.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export interface LimitView {
  readonly cents: number
  readonly sentCents: number
}

const digits = { inputmode: 'decimal', pattern: '\\d{1,7}([.,]\\d{1,2})?', 'data-money': true, required: true } as const
const amountHint = 'In euros, for example 950 or 12.50'

/** An account number as it is typed, in groups or not. */
export const accountField: Field = {
  label: 'Account number (IBAN)',
  input: {
    name: 'payee',
    required: true,
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'data-account': true,
  },
}

export function newTransferPage(viewer: Viewer, { cents, sentCents }: LimitView): string {
  const fields: readonly Field[] = [
    accountField,
    { label: 'Amount', hint: amountHint, input: { name: 'cents', autocomplete: 'off', ...digits } },
    { label: 'Name', hint: 'If you like', input: { name: 'name', autocomplete: 'off', maxlength: String(nameCharacters) } },
    {
      label: 'Reference',
      hint: 'If you like',
      input: { name: 'reference', autocomplete: 'off', maxlength: String(referenceCharacters) },
    },
  ]
  const limit = [
    { label: 'Daily limit', value: shownMoney(cents, currency) },
    { label: 'Sent within 24 hours', value: shownMoney(sentCents, currency) },
  ]
  return bankPage(viewer, {
    title: 'Send money',
    path: '/transfers',
    body: `${sentForm({ send: 'POST /api/transfers', button: 'Continue', fields, form: { 'data-then': '/transfers/{id}' } })}
<h2>Daily limit</h2>${linesShown(limit)}
${sentForm({
  send: 'PUT /api/limits',
  button: 'Change the limit',
  fields: [{ label: 'New daily limit', hint: amountHint, input: { name: 'cents', autocomplete: 'off', ...digits } }],
  kind: 'plain',
})}`,
  })
}

export interface TransferView {
  readonly id: string
  readonly state: ProposalState
  /** As it will be shown again where it is approved. */
  readonly lines: readonly ShownLine[]
}

const said: Readonly<Record<ProposalState, string>> = {
  open: 'Nothing has been sent yet.',
  executed: 'Sent.',
  cancelled: 'Cancelled: nothing was sent.',
  void: 'This is too old to be sent: begin anew.',
}

export function transferPage(viewer: Viewer, { id, state, lines }: TransferView): string {
  const send = sentForm({ send: `POST /api/transfers/${id}/execute`, button: 'Send' })
  const cancel = sentForm({ send: `DELETE /api/transfers/${id}`, button: 'Cancel', kind: 'plain' })
  return bankPage(viewer, {
    title: state === 'executed' ? 'Transfer sent' : 'Check your transfer',
    path: '/transfers',
    body: `<p><strong>${said[state]}</strong></p>${linesShown(lines)}
${state === 'open' ? send + cancel : '<p><a href="/account">To your account</a></p>'}`,
  })
}
