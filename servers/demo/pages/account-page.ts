/** The statement: whose account it is, what left it, and what its owner was told last. */
import { shownMoney } from '../../details-shown.ts'
import { linesShown, moment, own, table } from '../../pages/markup.ts'
import { currency } from '../payment.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export interface AccountView {
  readonly name: string
  readonly email: string
  readonly account: string
  readonly transfers: readonly {
    readonly payee: string
    readonly cents: number
    readonly name: string | null
    readonly reference: string | null
  }[]
  readonly notices: readonly { readonly says: string; readonly at: number }[]
}

const shownNotices = 10

export function accountPage(viewer: Viewer, { name, email, account, transfers, notices }: AccountView): string {
  const owner = [
    { label: 'Name', value: name },
    { label: 'E-mail', value: email },
    { label: 'Account', value: account },
  ]
  const sent = table({
    caption: 'Payments, the oldest first',
    head: ['To account', 'Name', 'Reference', 'Amount'],
    rows: transfers.map((one) => [
      own(one.payee),
      own(one.name ?? ''),
      own(one.reference ?? ''),
      shownMoney(one.cents, currency),
    ]),
    empty: 'Nothing has left this account yet.',
  })
  const told = table({
    caption: 'The last messages about your account',
    head: ['When', 'What'],
    rows: notices
      .slice(-shownNotices)
      .toReversed()
      .map(({ says, at }) => [moment(at), own(says)]),
    empty: 'There are no messages.',
  })
  return bankPage(viewer, {
    title: 'Your account',
    path: '/account',
    body: `${linesShown(owner)}<p><a href="/transfers">Send money</a></p>
<h2>Payments</h2>${sent}<h2>Messages</h2>${told}`,
  })
}
